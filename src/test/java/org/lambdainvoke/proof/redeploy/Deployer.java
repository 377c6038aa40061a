package org.lambdainvoke.proof.redeploy;

import java.nio.file.Path;
import java.util.List;

/** A running container that web applications come to and go from. */
interface Deployer {
    int port();

    /** Deploys an unpacked web application; whether it started. A failed one is to be undeployed too. */
    boolean deploy(String contextPath, Path webApplication) throws Exception;

    void undeploy(String contextPath) throws Exception;

    /** What the container itself says of leaks, where it looks for them. */
    List<String> reportedLeaks();

    void stop() throws Exception;
}

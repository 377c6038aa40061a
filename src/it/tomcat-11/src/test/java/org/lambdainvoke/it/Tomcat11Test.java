package org.lambdainvoke.it;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.lambdainvoke.proof.matrix.Deployment;
import org.lambdainvoke.proof.matrix.Host;
import org.lambdainvoke.proof.matrix.Matrix;
import org.lambdainvoke.proof.matrix.Mode;
import org.lambdainvoke.proof.matrix.Wars;

/** Tomcat 11: Servlet 6.1. */
public class Tomcat11Test extends Matrix {
    @Override
    protected List<Host> hosts() {
        return List.of(new EmbeddedTomcat());
    }

    private static final class EmbeddedTomcat extends Host {
        EmbeddedTomcat() {
            super("tomcat " + ServerInfo.getServerNumber());
        }

        @Override
        public Deployment deploy(Map<String, String> systemProperties) throws Exception {
            Tomcat tomcat = new Tomcat();
            Path base = Files.createTempDirectory(Path.of("target"), "tomcat").toAbsolutePath();
            Files.createDirectory(base.resolve("webapps"));
            tomcat.setBaseDir(base.toString());
            tomcat.setHostname("127.0.0.1");
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            List<Context> contexts = new ArrayList<>();
            for (Mode mode : Mode.values()) {
                contexts.add(tomcat.addWebapp(mode.contextPath(), Wars.of(mode).toString()));
            }
            tomcat.start();
            Deployment deployment = new Deployment() {
                @Override
                public URI server(Mode mode) {
                    return URI.create(
                            "http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
                }

                @Override
                public void close() {
                    try {
                        tomcat.stop();
                        tomcat.destroy();
                    } catch (LifecycleException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            if (contexts.stream().anyMatch(context -> context.getState() != LifecycleState.STARTED)) {
                deployment.close();
                throw new IllegalStateException("the web application did not start");
            }
            return deployment;
        }
    }
}

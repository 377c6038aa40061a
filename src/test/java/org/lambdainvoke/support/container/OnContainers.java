package org.lambdainvoke.support.container;

import org.junit.After;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/**
 * A test of what a container serves. Runs on each container; a class that has {@code containers()} itself chooses
 * others, and may have more parameters.
 */
@RunWith(Parameterized.class)
public abstract class OnContainers {
    @Parameters(name = "{0}")
    public static Iterable<?> containers() {
        return Container.all();
    }

    @Parameter
    public Container container;

    /** Null until something is served. */
    protected Container.Running server;

    /** Does nothing when nothing is served. */
    @After
    public final void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    protected void serve(WebApplication application) throws Exception {
        server = container.start(application);
    }
}

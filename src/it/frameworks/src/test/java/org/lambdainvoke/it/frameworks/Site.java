package org.lambdainvoke.it.frameworks;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import org.lambdainvoke.proof.property.HostilePath;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;

/** A container with the functions below {@link HostilePath#PREFIX}, and nothing elsewhere. */
record Site(Container container, boolean isAsync, Container.Running server) implements AutoCloseable {
    static Site start(Container container, boolean isAsync, Map<String, Map<String, String>> functions)
            throws Exception {
        WebApplication application = new WebApplication()
                .filter(new MatchedPath())
                .filter(
                        new FunctionFilter(functions),
                        HostilePath.PREFIX + "/*",
                        Map.of(),
                        EnumSet.of(DispatcherType.REQUEST));
        return new Site(container, isAsync, container.start(isAsync ? application.async() : application));
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return container + (isAsync ? ", async" : "");
    }
}

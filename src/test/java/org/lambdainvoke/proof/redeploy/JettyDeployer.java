package org.lambdainvoke.proof.redeploy;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.DefaultHandler;

/** Jetty, which does not look for leaks itself. */
final class JettyDeployer implements Deployer {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final Leftovers leftovers;

    JettyDeployer(Leftovers leftovers) throws Exception {
        this.leftovers = leftovers;
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        // One that stays: Jetty 12.0.36 asks twice for its contexts, and answers 500 if the last one went in between.
        contexts.addHandler(new ContextHandler("/stays-deployed"));
        server.setHandler(new Handler.Sequence(contexts, new DefaultHandler()));
        server.start();
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public boolean deploy(String contextPath, Path webApplication) throws Exception {
        WebAppContext context = new WebAppContext();
        context.setContextPath(contextPath);
        context.setWar(webApplication.toString());
        context.addConfiguration(new AnnotationConfiguration());
        contexts.addHandler(context);
        context.start();
        leftovers.watch(contextPath, context.getClassLoader());
        return context.getUnavailableException() == null;
    }

    @Override
    public void undeploy(String contextPath) throws Exception {
        for (Handler handler : contexts.getHandlers()) {
            if (handler instanceof WebAppContext context
                    && context.getContextPath().equals(contextPath)) {
                context.stop();
                contexts.removeHandler(context);
            }
        }
    }

    @Override
    public List<String> reportedLeaks() {
        return List.of();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}

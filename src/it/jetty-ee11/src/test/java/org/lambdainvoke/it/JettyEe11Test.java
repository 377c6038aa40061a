package org.lambdainvoke.it;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.lambdainvoke.proof.matrix.Deployment;
import org.lambdainvoke.proof.matrix.Host;
import org.lambdainvoke.proof.matrix.Matrix;
import org.lambdainvoke.proof.matrix.Mode;
import org.lambdainvoke.proof.matrix.Wars;

/** Jetty 12.1 with Jakarta EE 11: Servlet 6.1. */
public class JettyEe11Test extends Matrix {
    @Override
    protected List<Host> hosts() {
        return List.of(new Jetty());
    }

    private static final class Jetty extends Host {
        Jetty() {
            super("jetty " + Server.getVersion() + " ee11");
        }

        @Override
        public Deployment deploy(Map<String, String> systemProperties) throws Exception {
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            ContextHandlerCollection contexts = new ContextHandlerCollection();
            for (Mode mode : Mode.values()) {
                WebAppContext context = new WebAppContext();
                context.setContextPath(mode.contextPath());
                context.setWar(Wars.of(mode).toString());
                context.setThrowUnavailableOnStartupException(true);
                contexts.addHandler(context);
            }
            server.setHandler(contexts);
            Deployment deployment = new Deployment() {
                @Override
                public URI server(Mode mode) {
                    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
                }

                @Override
                public void close() {
                    try {
                        server.stop();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            try {
                server.start();
            } catch (Exception e) {
                deployment.close();
                throw e;
            }
            return deployment;
        }
    }
}

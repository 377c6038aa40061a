package org.lambdainvoke.support.container;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty 12.0 for EE 10 in this JVM. */
final class EmbeddedJetty {
    private EmbeddedJetty() {}

    static Container.Running start(WebApplication application) throws Exception {
        ServletContextHandler context = new ServletContextHandler(
                application.contextPath.isEmpty() ? "/" : application.contextPath,
                application.hasSessions ? ServletContextHandler.SESSIONS : ServletContextHandler.NO_SESSIONS);
        context.getServletHandler().setDecodeAmbiguousURIs(application.isLenient);
        if (!application.requestCharacterEncoding.isEmpty()) {
            context.setDefaultRequestCharacterEncoding(application.requestCharacterEncoding);
        }
        for (WebApplication.FilterRegistration registration : application.filters) {
            FilterHolder holder = new FilterHolder(registration.filter());
            holder.setInitParameters(registration.initParams());
            holder.setAsyncSupported(application.isAsync && !registration.isSync());
            context.addFilter(holder, registration.pattern(), EnumSet.copyOf(registration.dispatches()));
        }
        application.initializers.forEach(context::addServletContainerInitializer);
        application.servlets.forEach((pattern, servlet) -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(application.isAsync);
            if (application.multipartPatterns.contains(pattern)) {
                holder.getRegistration().setMultipartConfig(new MultipartConfigElement(""));
            }
            context.addServlet(holder, pattern);
        });
        if (!application.errorPages.isEmpty()) {
            ErrorPageErrorHandler errorHandler = new ErrorPageErrorHandler();
            application.errorPages.forEach((cause, location) -> {
                if (WebApplication.isStatus(cause)) {
                    errorHandler.addErrorPage(Integer.parseInt(cause), location);
                } else if (cause.equals(WebApplication.ANY_ERROR)) {
                    errorHandler.addErrorPage(400, 599, location);
                } else {
                    errorHandler.addErrorPage(cause, location);
                }
            });
            context.setErrorHandler(errorHandler);
        }
        return startJetty(context, application);
    }

    static Container.Running startExploded(Path webApplication) throws Exception {
        WebAppContext context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(webApplication.toString());
        context.setThrowUnavailableOnStartupException(true);
        context.addConfiguration(new AnnotationConfiguration());
        return startJetty(context, new WebApplication());
    }

    private static Container.Running startJetty(ServletContextHandler context, WebApplication application)
            throws Exception {
        Server server = new Server(new QueuedThreadPool(application.threads));
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(application.isLenient ? UriCompliance.UNSAFE : UriCompliance.DEFAULT);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        if (application.hasHttp2) {
            connector.addConnectionFactory(new HTTP2CServerConnectionFactory(configuration));
        }
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(application.idleTimeout.toMillis());
        if (application.sendBuffer > 0) {
            connector.setAcceptedSendBufferSize(application.sendBuffer);
        }
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new Container.Running() {
            @Override
            public int port() {
                return connector.getLocalPort();
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
    }
}

package org.lambdainvoke.support.container;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Set;
import org.xnio.Options;

/** Undertow 2.3 in this JVM. */
final class EmbeddedUndertow {
    private static final long MAX_BODY_BYTES = 16 << 20;

    private EmbeddedUndertow() {}

    static Container.Running start(WebApplication application) throws ServletException {
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(EmbeddedUndertow.class.getClassLoader())
                .setContextPath(application.contextPath.isEmpty() ? "/" : application.contextPath)
                .setDeploymentName("test");
        if (!application.requestCharacterEncoding.isEmpty()) {
            deployment.setDefaultRequestEncoding(application.requestCharacterEncoding);
        }
        application.errorPages.forEach((cause, location) -> deployment.addErrorPage(errorPage(cause, location)));
        addFilters(application, deployment);
        addServlets(application, deployment);
        application.initializers.forEach(
                initializer -> deployment.addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of())));
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        return serve(manager, application);
    }

    private static ErrorPage errorPage(String cause, String location) {
        if (WebApplication.isStatus(cause)) {
            return new ErrorPage(location, Integer.parseInt(cause));
        }
        return cause.equals(WebApplication.ANY_ERROR)
                ? new ErrorPage(location)
                : new ErrorPage(location, exception(cause));
    }

    private static Class<? extends Throwable> exception(String name) {
        try {
            return Class.forName(name).asSubclass(Throwable.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void addFilters(WebApplication application, DeploymentInfo deployment) {
        for (int i = 0; i < application.filters.size(); i++) {
            WebApplication.FilterRegistration registration = application.filters.get(i);
            String name = "filter-" + i;
            FilterInfo filter = new FilterInfo(
                    name, registration.filter().getClass(), new ImmediateInstanceFactory<>(registration.filter()));
            filter.setAsyncSupported(application.isAsync && !registration.isSync());
            registration.initParams().forEach(filter::addInitParam);
            deployment.addFilter(filter);
            registration
                    .dispatches()
                    .forEach(dispatch -> deployment.addFilterUrlMapping(name, registration.pattern(), dispatch));
        }
    }

    private static void addServlets(WebApplication application, DeploymentInfo deployment) {
        application.servlets.forEach((pattern, servlet) -> {
            ServletInfo info =
                    new ServletInfo("servlet" + pattern, servlet.getClass(), new ImmediateInstanceFactory<>(servlet));
            info.addMapping(pattern).setAsyncSupported(application.isAsync);
            if (application.multipartPatterns.contains(pattern)) {
                info.setMultipartConfig(new MultipartConfigElement(""));
            }
            deployment.addServlet(info);
        });
    }

    private static Container.Running serve(DeploymentManager manager, WebApplication application)
            throws ServletException {
        // The deployment matches servlet paths against what the handler in front of it leaves of the path.
        HttpHandler handler = Handlers.path()
                .addPrefixPath(manager.getDeployment().getDeploymentInfo().getContextPath(), manager.start());
        Undertow.Builder builder = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", handler)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, application.isLenient)
                // By default it refuses bodies of more than 2 MiB itself, so that no filter ever sees them.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY_BYTES)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, application.hasHttp2)
                .setIoThreads(2)
                .setSocketOption(Options.WRITE_TIMEOUT, Math.toIntExact(application.idleTimeout.toMillis()))
                .setSocketOption(Options.READ_TIMEOUT, Math.toIntExact(application.idleTimeout.toMillis()))
                .setWorkerThreads(application.threads);
        if (application.sendBuffer > 0) {
            builder.setSocketOption(Options.SEND_BUFFER, application.sendBuffer);
        }
        Undertow server = builder.build();
        server.start();
        return new Container.Running() {
            @Override
            public int port() {
                return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            }

            @Override
            public void close() {
                try {
                    manager.stop();
                } catch (ServletException e) {
                    throw new IllegalStateException(e);
                } finally {
                    manager.undeploy();
                    server.stop();
                }
            }
        };
    }
}

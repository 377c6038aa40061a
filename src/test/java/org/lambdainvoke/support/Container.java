package org.lambdainvoke.support;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The servlet containers that tests run in this JVM, each on a random port of loopback. */
public enum Container {
    JETTY {
        @Override
        public Running start(WebApplication application) throws Exception {
            ServletContextHandler context =
                    new ServletContextHandler(application.contextPath.isEmpty() ? "/" : application.contextPath);
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
            if (!application.errorPage.isEmpty()) {
                ErrorPageErrorHandler errorHandler = new ErrorPageErrorHandler();
                errorHandler.addErrorPage(400, 599, application.errorPage);
                context.setErrorHandler(errorHandler);
            }
            return startJetty(context, application.isLenient ? UriCompliance.UNSAFE : UriCompliance.DEFAULT);
        }

        @Override
        public Running startExploded(Path webApplication) throws Exception {
            WebAppContext context = new WebAppContext();
            context.setContextPath("/");
            context.setWar(webApplication.toString());
            context.setThrowUnavailableOnStartupException(true);
            context.addConfiguration(new AnnotationConfiguration());
            return startJetty(context, UriCompliance.DEFAULT);
        }
    },
    TOMCAT {
        @Override
        public Running start(WebApplication application) throws Exception {
            Tomcat tomcat = tomcat();
            if (application.isLenient) {
                tomcat.getConnector().setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            }
            Context context = tomcat.addContext(
                    application.contextPath,
                    tomcat.getServer().getCatalinaBase().getPath());
            if (!application.requestCharacterEncoding.isEmpty()) {
                context.setRequestCharacterEncoding(application.requestCharacterEncoding);
            }
            for (int i = 0; i < application.filters.size(); i++) {
                WebApplication.FilterRegistration registration = application.filters.get(i);
                FilterDef definition = new FilterDef();
                definition.setFilterName("filter-" + i);
                definition.setFilter(registration.filter());
                definition.setAsyncSupported(Boolean.toString(application.isAsync && !registration.isSync()));
                registration.initParams().forEach(definition::addInitParameter);
                context.addFilterDef(definition);
                FilterMap mapping = new FilterMap();
                mapping.setFilterName("filter-" + i);
                mapping.addURLPattern(registration.pattern());
                registration.dispatches().forEach(dispatch -> mapping.setDispatcher(dispatch.name()));
                context.addFilterMap(mapping);
            }
            if (!application.errorPage.isEmpty()) {
                ErrorPage errorPage = new ErrorPage();
                errorPage.setLocation(application.errorPage);
                context.addErrorPage(errorPage);
            }
            application.initializers.forEach(initializer -> context.addServletContainerInitializer(initializer, null));
            if (application.hasDefaultServlet) {
                Wrapper wrapper = Tomcat.addServlet(context, "default", new DefaultServlet());
                wrapper.setAsyncSupported(application.isAsync);
                wrapper.addMapping("/");
            }
            application.servlets.forEach((pattern, servlet) -> {
                Wrapper wrapper = Tomcat.addServlet(context, "servlet" + pattern, servlet);
                wrapper.setAsyncSupported(application.isAsync);
                wrapper.addMapping(pattern);
                if (application.multipartPatterns.contains(pattern)) {
                    wrapper.setMultipartConfigElement(new MultipartConfigElement(""));
                }
            });
            return startTomcat(tomcat, context);
        }

        @Override
        public Running startExploded(Path webApplication) throws Exception {
            Tomcat tomcat = tomcat();
            Context context = tomcat.addWebapp("", webApplication.toString());
            context.setParentClassLoader(Container.class.getClassLoader());
            return startTomcat(tomcat, context);
        }
    };

    /** A container that serves. */
    public interface Running extends AutoCloseable {
        int port();

        default URI uri(String pathAndQuery) {
            return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
        }

        @Override
        void close();
    }

    /** Starts a container with one web application at the root; throws when its deployment fails. */
    public abstract Running start(WebApplication application) throws Exception;

    /** Starts a container with an unpacked web application at the root; throws when its deployment fails. */
    public abstract Running startExploded(Path webApplication) throws Exception;

    private static Running startJetty(ServletContextHandler context, UriCompliance compliance) throws Exception {
        Server server = new Server();
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(compliance);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new Running() {
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

    private static Tomcat tomcat() throws IOException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory(Path.of("target"), "tomcat").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        return tomcat;
    }

    private static Running startTomcat(Tomcat tomcat, Context context) throws Exception {
        tomcat.start();
        Running running = new Running() {
            @Override
            public int port() {
                return tomcat.getConnector().getLocalPort();
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
        if (context.getState() != LifecycleState.STARTED) {
            running.close();
            throw new IllegalStateException("the web application did not start");
        }
        return running;
    }
}

package org.lambdainvoke.support.container;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat 10.1 in this JVM. */
final class EmbeddedTomcat {
    private EmbeddedTomcat() {}

    static Container.Running start(WebApplication application) throws Exception {
        Tomcat tomcat = tomcat();
        tomcat.getConnector().setProperty("maxThreads", String.valueOf(application.threads));
        tomcat.getConnector().setProperty("connectionTimeout", String.valueOf(application.idleTimeout.toMillis()));
        if (application.sendBuffer > 0) {
            tomcat.getConnector().setProperty("socket.txBufSize", String.valueOf(application.sendBuffer));
        }
        if (application.hasHttp2) {
            Http2Protocol protocol = new Http2Protocol();
            // Small bodies, one after the other, are an attack to it otherwise.
            protocol.setOverheadDataThreshold(0);
            protocol.setOverheadCountFactor(0);
            // So is each request that is cancelled.
            protocol.setOverheadResetFactor(0);
            tomcat.getConnector().addUpgradeProtocol(protocol);
        }
        if (application.isLenient) {
            tomcat.getConnector().setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        }
        Context context = tomcat.addContext(
                application.contextPath, tomcat.getServer().getCatalinaBase().getPath());
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
        application.errorPages.forEach((cause, location) -> context.addErrorPage(errorPage(cause, location)));
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

    private static ErrorPage errorPage(String cause, String location) {
        ErrorPage errorPage = new ErrorPage();
        errorPage.setLocation(location);
        if (WebApplication.isStatus(cause)) {
            errorPage.setErrorCode(cause);
        } else if (!cause.equals(WebApplication.ANY_ERROR)) {
            errorPage.setExceptionType(cause);
        }
        return errorPage;
    }

    static Container.Running startExploded(Path webApplication) throws Exception {
        Tomcat tomcat = tomcat();
        Context context = tomcat.addWebapp("", webApplication.toString());
        context.setParentClassLoader(Container.class.getClassLoader());
        return startTomcat(tomcat, context);
    }

    private static Tomcat tomcat() throws IOException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory(Path.of("target"), "tomcat").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        return tomcat;
    }

    private static Container.Running startTomcat(Tomcat tomcat, Context context) throws Exception {
        tomcat.start();
        Container.Running running = new Container.Running() {
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

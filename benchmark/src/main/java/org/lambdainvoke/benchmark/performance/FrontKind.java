package org.lambdainvoke.benchmark.performance;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.benchmark.support.InstantEndpoint;

/** The ways to put a function behind a web server that are compared. */
enum FrontKind {
    BARE("servlet with HttpClient and SigV4") {
        @Override
        void addTo(ServletContextHandler application, URI endpoint) {
            application.addServlet(new ServletHolder(new BareServlet(endpoint)), "/*");
        }
    },
    FILTER("filter, `parameters`") {
        @Override
        void addTo(ServletContextHandler application, URI endpoint) {
            addFilter(application, endpoint, "parameters", false);
        }
    },
    FILTER_ASYNC("filter, `parameters`, async") {
        @Override
        void addTo(ServletContextHandler application, URI endpoint) {
            addFilter(application, endpoint, "parameters", true);
        }
    },
    FILTER_API_GATEWAY("filter, `apigateway-2.0`") {
        @Override
        void addTo(ServletContextHandler application, URI endpoint) {
            addFilter(application, endpoint, "apigateway-2.0", false);
        }

        @Override
        String expectedPayload() {
            return "\"rawQueryString\":\"a=1&b=2\"";
        }

        @Override
        String expectedAnswer() {
            return "{\"greeting\":\"hello\",\"from\":\"a function\"}";
        }
    },
    FILTER_ROUTES("filter, `parameters`, routes, 100 of them") {
        @Override
        void addTo(ServletContextHandler application, URI endpoint) {
            FilterHolder filter = filter(endpoint, "parameters", false);
            filter.getInitParameters().remove("function_name");
            StringBuilder routes = new StringBuilder("* / " + Account.FUNCTION + "\n");
            for (int i = 1; i < ROUTES; i++) {
                routes.append("GET,POST /api/")
                        .append(i)
                        .append("/{id}/lines ")
                        .append(Account.FUNCTION)
                        .append('\n');
            }
            filter.setInitParameter("routes", routes.toString());
            application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        }
    },
    SDK_V1("servlet with the SDK v1") {
        @Override
        void addTo(ServletContextHandler application, URI endpoint) {
            application.addServlet(new ServletHolder(new SdkV1Servlet(endpoint)), "/*");
        }
    },
    SDK_V2("servlet with the SDK v2, Apache") {
        @Override
        void addTo(ServletContextHandler application, URI endpoint) {
            application.addServlet(new ServletHolder(new SdkV2Servlet(endpoint)), "/*");
        }
    };

    private static final int ROUTES = 100;

    private final String text;

    FrontKind(String text) {
        this.text = text;
    }

    /** What it is called in the report. */
    String text() {
        return text;
    }

    abstract void addTo(ServletContextHandler application, URI endpoint);

    /** What the function is sent for {@code /?a=1&b=2}, or a part of it that says enough. */
    String expectedPayload() {
        return "{\"a\":\"1\",\"b\":\"2\"}";
    }

    /** What the client is sent. */
    String expectedAnswer() {
        return InstantEndpoint.SMALL_BODY;
    }

    /** All settings but the payload are the defaults. By init-params, which are the same in every commit. */
    private static void addFilter(ServletContextHandler application, URI endpoint, String payload, boolean isAsync) {
        application.addFilter(filter(endpoint, payload, isAsync), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static FilterHolder filter(URI endpoint, String payload, boolean isAsync) {
        FilterHolder filter = new FilterHolder(new LambdaInvokeFilter());
        filter.setInitParameter("function_name", Account.FUNCTION);
        filter.setInitParameter("aws_region", Account.REGION);
        filter.setInitParameter("aws_key", Account.KEY);
        filter.setInitParameter("aws_secret", Account.SECRET);
        filter.setInitParameter("endpoint_url", endpoint.toString());
        filter.setInitParameter("payload", payload);
        filter.setAsyncSupported(isAsync);
        return filter;
    }
}

package org.lambdainvoke.benchmark.performance;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.lambdainvoke.LambdaInvokeFilter;

/**
 * The process that is measured: a servlet that answers two KB of JSON by itself, on embedded Jetty. Prints its port and
 * ends with its input. Arguments: the {@link Mode} and the port of the endpoint.
 */
final class ShadowedApplication {
    /** What stands in front of the servlet. */
    enum Mode {
        WITHOUT_FILTER("without the filter"),
        WITHOUT_SHADOW("filter, `shadow=0`"),
        WITH_SHADOW("filter, `shadow=100`");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static final String JSON = IntStream.range(0, 40)
            .mapToObj(i -> "{\"id\":" + (100 + i) + ",\"title\":\"Book of a library\",\"copies\":3}")
            .collect(Collectors.joining(",", "[", "]"));

    private static final int THREADS_OF_THE_CONTAINER = 160;

    private ShadowedApplication() {}

    public static void main(String[] arguments) throws Exception {
        ServletContextHandler application = new ServletContextHandler("/");
        Mode mode = Mode.valueOf(arguments[0]);
        if (mode != Mode.WITHOUT_FILTER) {
            FilterHolder filter = filter(arguments[1], mode == Mode.WITH_SHADOW ? "100" : "0");
            application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        application.addServlet(new ServletHolder(new Books()), "/*");
        Server server = new Server(new QueuedThreadPool(THREADS_OF_THE_CONTAINER, THREADS_OF_THE_CONTAINER));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setHandler(application);
        server.start();
        System.out.println(connector.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        server.stop();
    }

    private static FilterHolder filter(String endpointPort, String shadow) {
        FilterHolder filter = new FilterHolder(new LambdaInvokeFilter());
        filter.setInitParameter("function_name", Account.FUNCTION);
        filter.setInitParameter("aws_region", Account.REGION);
        filter.setInitParameter("aws_key", Account.KEY);
        filter.setInitParameter("aws_secret", Account.SECRET);
        filter.setInitParameter("endpoint_url", "http://127.0.0.1:" + endpointPort);
        filter.setInitParameter("payload", "apigateway-2.0");
        filter.setInitParameter("share", "0");
        filter.setInitParameter("shadow", shadow);
        filter.setInitParameter("shadow_max_concurrency", "10");
        return filter;
    }

    private static final class Books extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getOutputStream().write(JSON.getBytes(StandardCharsets.US_ASCII));
        }
    }
}

package org.lambdainvoke.benchmark.performance;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The process that is measured: one front on embedded Jetty. Prints its port, then a {@link Meter} reading for each
 * line that it is sent, and ends with its input. Arguments: the {@link FrontKind} and the port of the endpoint.
 */
final class Front {
    /** More than there are requests at once, so that none waits for a thread, and all there from the start. */
    private static final int THREADS_OF_THE_CONTAINER = 160;

    private Front() {}

    public static void main(String[] arguments) throws Exception {
        ServletContextHandler application = new ServletContextHandler("/");
        FrontKind.valueOf(arguments[0]).addTo(application, URI.create("http://127.0.0.1:" + arguments[1]));
        Server server = new Server(new QueuedThreadPool(THREADS_OF_THE_CONTAINER, THREADS_OF_THE_CONTAINER));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setHandler(application);
        server.start();
        System.out.println(connector.getLocalPort());
        Meter meter = new Meter();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (questions.readLine() != null) {
            System.out.println(meter.read());
        }
        server.stop();
    }
}

package org.lambdainvoke.benchmark.reliability;

import jakarta.servlet.DispatcherType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;

/**
 * The process that is measured: the filter on embedded Jetty. Prints its port, then a line for each line that it is
 * sent, of its threads by name or of its figures, and ends with its input.
 */
final class Front {
    /**
     * Fewer than there are requests at once: no thread of the container waits for a function. All there from the start.
     */
    static final int THREADS_OF_THE_CONTAINER = 32;

    private static final Pattern NUMBER = Pattern.compile("[-@]?\\d.*$");

    private Front() {}

    public static void main(String[] arguments) throws Exception {
        FilterSettings settings = FilterSettings.builder()
                .functionName("function")
                .awsRegion("eu-west-1")
                .awsKey("AKIDTEST")
                .awsSecret("secret")
                .endpointUrl("http://127.0.0.1:" + arguments[0])
                .maxConcurrency(Integer.parseInt(arguments[1]))
                .timeout(Duration.ofMillis(Long.parseLong(arguments[2])))
                .build();
        FilterHolder filter = new FilterHolder(new LambdaInvokeFilter(settings));
        filter.setAsyncSupported(true);
        ServletContextHandler application = new ServletContextHandler("/");
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        Server server = new Server(new QueuedThreadPool(THREADS_OF_THE_CONTAINER, THREADS_OF_THE_CONTAINER));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(4096);
        server.addConnector(connector);
        server.setHandler(application);
        server.start();
        System.out.println(connector.getLocalPort());
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(question.equals("threads") ? threads() : figures());
        }
        server.stop();
    }

    /** Kilobytes of heap after a collection, threads of the platform, the most of them, workers, and sockets. */
    private static Figures figures() throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int peak = threads.getPeakThreadCount();
        int count = threads.getThreadCount();
        long workers = workers();
        long sockets = sockets();
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        return new Figures(heap, count, peak, workers, sockets);
    }

    private static long workers() {
        return names().filter(name -> name.matches("lambda-invoke-\\d+")).count();
    }

    /** How many there are of each name, without the number at its end. */
    private static Map<String, Long> threads() {
        return names().collect(Collectors.groupingBy(
                name -> NUMBER.matcher(name).replaceFirst(""), TreeMap::new, Collectors.counting()));
    }

    private static Stream<String> names() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull) // ended in the meantime
                .map(ThreadInfo::getThreadName);
    }

    private static long sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(Front::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed in the meantime
        }
    }
}

package org.lambdainvoke.http.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.StreamFault;

/** The memory that a streamed answer takes, in a JVM of its own with a small heap. */
@RunWith(Parameterized.class)
public class StreamedMemoryTest {
    private static final String MARK = "figure: ";
    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES_OF_THE_ANSWER = 200;
    private static final int MEGABYTES_OVER_IDLE = 32;

    @Parameters(name = "async {0}")
    public static List<Boolean> ways() {
        return List.of(false, true);
    }

    @Parameter
    public boolean isAsync;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    @Test
    public void answerOfAnySizePassesThroughASmallHeap() throws Exception {
        endpoint.script(StreamFault.good("small"), StreamFault.goodOfMegabytes(MEGABYTES_OF_THE_ANSWER));
        Process front = JavaProgram.of(Front.class, List.of("-Xmx64m"), endpoint.url(), Boolean.toString(isAsync))
                .start();
        try (BufferedReader figures =
                        new BufferedReader(new InputStreamReader(front.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream questions = front.getOutputStream()) {
            URI uri = URI.create("http://127.0.0.1:" + next(figures) + "/");
            assertThat(Http.get(uri).body()).isEqualTo("small");
            long idle = ask(questions, figures).idle();
            assertThat(sizeOf(uri)).isEqualTo((long) MEGABYTES_OF_THE_ANSWER * MEGABYTE);
            long peak = ask(questions, figures).peak();
            System.out.println("MiB of heap over idle, garbage included: " + (peak - idle) / MEGABYTE);
            assertThat(peak - idle).isLessThanOrEqualTo((long) MEGABYTES_OVER_IDLE * MEGABYTE);
        } finally {
            if (!front.waitFor(30, TimeUnit.SECONDS)) {
                front.destroyForcibly();
            }
        }
    }

    /** What the program says stands among what it logs. */
    private static String next(BufferedReader figures) throws IOException {
        String line = figures.readLine();
        while (line != null && !line.startsWith(MARK)) {
            line = figures.readLine();
        }
        if (line == null) {
            throw new AssertionError("the program has ended");
        }
        return line.substring(MARK.length());
    }

    private static Heap ask(OutputStream questions, BufferedReader figures) throws IOException {
        questions.write('\n');
        questions.flush();
        return Heap.parse(next(figures));
    }

    private static long sizeOf(URI uri) throws IOException {
        long size = 0;
        byte[] piece = new byte[64 * 1024];
        try (InputStream body = uri.toURL().openStream()) {
            for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
                size += length;
            }
        }
        return size;
    }

    /** The program of the other JVM: says its port, then for each line the {@link Heap} that it had since the last. */
    public static final class Front {
        private Front() {}

        public static void main(String[] arguments) throws Exception {
            WebApplication application = new WebApplication()
                    .filter(new LambdaInvokeFilter(), FaultEndpoint.initParams(arguments[0], "streaming", "true"));
            boolean isAsync = Boolean.parseBoolean(arguments[1]);
            try (Container.Running server = Container.JETTY.start(isAsync ? application.async() : application)) {
                HeapGauge gauge = new HeapGauge();
                System.out.println(MARK + server.port());
                while (System.in.read() >= 0) {
                    System.out.println(MARK + gauge.read().toLine());
                }
            }
        }
    }

    /**
     * Bytes of a heap.
     *
     * @param peak the most that it held, garbage included
     * @param idle what is left of it
     */
    private record Heap(long peak, long idle) {
        static Heap parse(String line) {
            String[] figures = line.split(" ", -1);
            return new Heap(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
        }

        String toLine() {
            return peak + " " + idle;
        }
    }

    /** Looks at the heap when it is fullest: before each collection. */
    private static final class HeapGauge {
        private final AtomicLong peak = new AtomicLong();

        HeapGauge() {
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                ((NotificationEmitter) collector)
                        .addNotificationListener((notification, unused) -> note(notification), null, null);
            }
        }

        private void note(Notification notification) {
            if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                GcInfo collection = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                        .getGcInfo();
                note(ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> collection
                                .getMemoryUsageBeforeGc()
                                .get(pool.getName())
                                .getUsed())
                        .sum());
            }
        }

        private void note(long used) {
            peak.accumulateAndGet(used, Math::max);
        }

        Heap read() {
            note(used());
            long most = peak.get();
            System.gc();
            peak.set(0);
            return new Heap(most, used());
        }

        private static long used() {
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}

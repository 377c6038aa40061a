package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestFields.Field;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;

/**
 * How many bytes it takes to make an event, printed for each format and size of body. Allocation does not depend on the
 * machine's speed, so the bounds for large bodies are asserted.
 */
@RunWith(Parameterized.class)
public class EventAllocationTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int ROUNDS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Parameters(name = "{0}")
    public static List<PayloadFormat> formats() {
        return Arrays.stream(PayloadFormat.values())
                .filter(format -> format != PayloadFormat.PARAMETERS && format != PayloadFormat.BODY)
                .toList();
    }

    @Parameter
    public PayloadFormat format;

    @Test
    public void textIsCopiedOnce() throws Exception {
        for (int size : List.of(0, 1024, 64 * 1024)) {
            measure("text", "text/plain", text(size));
        }
        assertThat(measure("text", "text/plain", text(MEBIBYTE))).isLessThan(2.5 * MEBIBYTE);
    }

    @Test
    public void binaryIsEncodedOnce() throws Exception {
        for (int size : List.of(1024, 64 * 1024)) {
            measure("binary", "image/png", binary(size));
        }
        assertThat(measure("binary", "image/png", binary(MEBIBYTE))).isLessThan(3.0 * MEBIBYTE);
    }

    @Test
    public void escapesDoNotMakeTheBufferGrow() throws Exception {
        byte[] quotes = new byte[MEBIBYTE];
        Arrays.fill(quotes, (byte) '"');
        assertThat(measure("quotes", "text/plain", Bytes.of(quotes))).isLessThan(2.5 * MEBIBYTE);
    }

    private double measure(String kind, String contentType, Bytes body) throws Exception {
        RequestSnapshot snapshot = snapshot(contentType, body);
        for (int i = 0; i < ROUNDS; i++) {
            Inside.encode(format, snapshot, Snapshots.LIMITS);
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < ROUNDS; i++) {
            Inside.encode(format, snapshot, Snapshots.LIMITS);
        }
        double bytes = (double) (THREADS.getThreadAllocatedBytes(thread) - before) / ROUNDS;
        String times = body.isEmpty() ? "" : String.format(Locale.ROOT, "%8.2f x", bytes / body.size());
        System.out.printf(
                Locale.ROOT,
                "%-16s %-7s %8d bytes of body %10.0f allocated%s%n",
                format.text(),
                kind,
                body.size(),
                bytes,
                times);
        return bytes;
    }

    private static RequestSnapshot snapshot(String contentType, Bytes body) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Host", "shop.example"));
        fields.add(new Field("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
        fields.add(new Field("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
        fields.add(new Field("Accept-Encoding", "gzip, deflate, br, zstd"));
        fields.add(new Field("Cookie", "session=0123456789abcdef; theme=dark"));
        fields.add(new Field("Content-Type", contentType));
        RequestTarget target =
                RequestTarget.of("POST", "/shop/items/7", "", "/shop/items/7", "tag=a&tag=b&q=two+words", "HTTP/1.1");
        RequestHead head =
                Snapshots.head(target, RequestFields.of(fields, FieldNames.NONE), Snapshots.PEER, Snapshots.NOBODY);
        return new RequestSnapshot(head, contentType, body, null);
    }

    private static Bytes text(int size) {
        return Bytes.utf8("x".repeat(size));
    }

    private static Bytes binary(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return Bytes.of(bytes);
    }
}

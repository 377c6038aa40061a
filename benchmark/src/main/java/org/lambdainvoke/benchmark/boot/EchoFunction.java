package org.lambdainvoke.benchmark.boot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers with the query that it is asked, and with fields of its own. Thread-safe. */
final class EchoFunction implements RequestStreamHandler {
    private static final Pattern QUERY = Pattern.compile("\"rawQueryString\":\"(\\w*)\"");
    private static final String PADDING = "x".repeat(500);
    private static final int GATHERING_SECONDS = 10;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile int millis;
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    /** Takes as long from now on. */
    void take(int newMillis) {
        millis = newMillis;
    }

    /** Holds the next calls until there are as many at once; not for ever. */
    void gather(int calls) {
        most.set(0);
        awaited = new CountDownLatch(calls);
    }

    /** How many calls there were at once since they were gathered. */
    int mostAtOnce() {
        return most.get();
    }

    /** The body of the answer to such a query. */
    static String body(String query) {
        return "answer to " + query + ' ' + PADDING;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            Matcher query = QUERY.matcher(new String(event.readAllBytes(), StandardCharsets.UTF_8));
            boolean isFound = query.find();
            waitAsTold();
            answer.write(answer(isFound ? query.group(1) : "nothing").getBytes(StandardCharsets.UTF_8));
        } finally {
            running.decrementAndGet();
        }
    }

    private void waitAsTold() throws InterruptedIOException {
        try {
            awaited.countDown();
            boolean unused = awaited.await(GATHERING_SECONDS, TimeUnit.SECONDS);
            // What a function takes for its work.
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private static String answer(String query) {
        return "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/plain; charset=utf-8\","
                + "\"X-Function\":\"echo\",\"ETag\":\"\\\"1\\\"\"},\"cookies\":[\"function=1; Path=/\"],\"body\":\""
                + body(query) + "\"}";
    }
}

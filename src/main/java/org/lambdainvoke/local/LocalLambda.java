package org.lambdainvoke.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Lambda endpoint on 127.0.0.1 that speaks the Invoke API and runs handler classes in this JVM: to develop and test
 * without AWS. It checks signatures against a key pair of its own, runs synchronous, streamed, {@code Event} and
 * {@code DryRun} invocations, returns the log's tail and function errors, and keeps Lambda's limits of time and size.
 * What a {@code RequestStreamHandler} writes is streamed as it flushes. Thread-safe.
 *
 * <pre>{@code
 * try (LocalLambda lambda = LocalLambda.builder()
 *         .function(LocalFunction.of("greet", GreetHandler.class))
 *         .start()) {
 *     FilterSettings settings = FilterSettings.builder()
 *             .functionName("greet")
 *             .awsRegion(LocalLambda.REGION)
 *             .endpointUrl(lambda.endpointUrl())
 *             .awsKey(lambda.accessKey())
 *             .awsSecret(lambda.secretKey())
 *             .build();
 * }
 * }</pre>
 */
public final class LocalLambda implements AutoCloseable {
    /** The region in the ARNs that handlers see. A call may be signed for any region. */
    public static final String REGION = "us-east-1";

    /** Not getLoopbackAddress(), which may be that of IPv6 where {@link #endpointUrl()} says 127.0.0.1. */
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** A container looks for threads that outlive the web application as soon as it has stopped. */
    private static final int CLOSE_SECONDS = 2;

    private final HttpServer server;
    private final Set<Thread> threads = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final ExecutorService executor;
    private final String accessKey;
    private final String secretKey;

    private LocalLambda(Builder builder) throws IOException {
        accessKey = builder.accessKey;
        secretKey = builder.secretKey;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "local-lambda");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            threads.add(thread);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        server.setExecutor(executor);
        server.createContext(
                "/",
                new InvokeEndpoint(
                        Map.copyOf(builder.functions),
                        new SignatureVerifier(accessKey, secretKey, Clock.systemUTC()),
                        builder.listener,
                        executor));
        server.start();
    }

    /** {@return a builder with a random port, a random key pair and no functions} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the value for {@code endpoint_url}} */
    public String endpointUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@return the value for {@code aws_key}} */
    public String accessKey() {
        return accessKey;
    }

    /** {@return the value for {@code aws_secret}} */
    public String secretKey() {
        return secretKey;
    }

    /** Closes the endpoint, interrupts the functions that run and gives them a moment to end. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        try {
            if (executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                // Their work has ended, but some may be on their way out.
                for (Thread thread : List.copyOf(threads)) {
                    thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects what an endpoint serves. Not thread-safe. */
    public static final class Builder {
        private final Map<String, LocalFunction> functions = new HashMap<>();
        private Consumer<LocalInvocation> listener = invocation -> {};
        private final String accessKey = "AKIDLOCAL" + random();
        private final String secretKey = random() + random();

        private Builder() {}

        /**
         * Serves {@code function} under its name, in place of another of that name.
         *
         * @param function what is served
         * @return this builder
         */
        public Builder function(LocalFunction function) {
            functions.put(function.name(), function);
            return this;
        }

        /**
         * Tells {@code listener} about each accepted call, on the call's thread, before the function runs.
         *
         * @param listener thread-safe; takes the place of another
         * @return this builder
         */
        public Builder listener(Consumer<LocalInvocation> listener) {
            this.listener = Objects.requireNonNull(listener);
            return this;
        }

        /**
         * Starts the endpoint.
         *
         * @return the endpoint, to be closed by the caller
         * @throws UncheckedIOException when it can't listen
         */
        public LocalLambda start() {
            try {
                return new LocalLambda(this);
            } catch (IOException e) {
                throw new UncheckedIOException("LocalLambda can not listen", e);
            }
        }

        private static String random() {
            return UUID.randomUUID()
                    .toString()
                    .replace("-", "")
                    .substring(0, 20)
                    .toUpperCase(Locale.ROOT);
        }
    }
}

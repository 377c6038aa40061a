package org.lambdainvoke.benchmark.performance;

import com.amazonaws.services.lambda.runtime.Context;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalLambda;

/** How long the first byte of a streamed answer takes from the endpoint to the client; all three in this process. */
final class FirstByte {
    static final int CALLS = 100;

    private static final int CALLS_TO_WARM = 500;

    private final Semaphore read = new Semaphore(0);
    private volatile long sent;

    private FirstByte() {}

    /** Milliseconds, one call after the other. */
    static Spread millis(boolean isAsync) throws Exception {
        return new FirstByte().measure(isAsync);
    }

    private Spread measure(boolean isAsync) throws Exception {
        try (LocalLambda lambda = LocalLambda.builder()
                .function(LocalFunction.of(Account.FUNCTION, this::answer))
                .start()) {
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server, 1, 1);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(application(lambda, isAsync));
            server.start();
            try {
                return measure(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/"));
            } finally {
                server.stop();
            }
        }
    }

    private static ServletContextHandler application(LocalLambda lambda, boolean isAsync) {
        FilterHolder filter = new FilterHolder(new LambdaInvokeFilter(FilterSettings.builder()
                .functionName(Account.FUNCTION)
                .awsRegion(LocalLambda.REGION)
                .awsKey(lambda.accessKey())
                .awsSecret(lambda.secretKey())
                .endpointUrl(lambda.endpointUrl())
                .streaming(true)
                .build()));
        filter.setAsyncSupported(isAsync);
        ServletContextHandler application = new ServletContextHandler("/");
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        return application;
    }

    /** The function: goes on when the client has its first byte. */
    private void answer(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write('x');
        sent = System.nanoTime();
        answer.flush();
        try {
            read.acquire();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("stopped");
        }
    }

    private Spread measure(URI uri) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        double[] millis = new double[CALLS];
        for (int call = -CALLS_TO_WARM; call < CALLS; call++) {
            HttpResponse<InputStream> response =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                int first = body.read();
                long arrived = System.nanoTime();
                read.release();
                if (response.statusCode() != 200 || first != 'x' || body.read() >= 0) {
                    throw new IllegalStateException("not what the function has sent: " + response);
                }
                if (call >= 0) {
                    millis[call] = (arrived - sent) / 1e6;
                }
            }
        }
        return Spread.of(millis);
    }
}

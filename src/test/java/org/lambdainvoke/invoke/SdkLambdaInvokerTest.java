package org.lambdainvoke.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.ClientConfiguration;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class SdkLambdaInvokerTest {
    private static final int CALLS = 10;

    private static ConnectionSettings settings(URI endpoint) {
        return new ConnectionSettings(
                "eu-west-1",
                endpoint,
                new StaticCredentials("AKIDTEST", "secret", null),
                Duration.ofMillis(1234),
                Duration.ofMillis(5678));
    }

    private static Invocation invocation() {
        return new Invocation(
                FunctionReference.parse("greet").orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.NONE,
                Bytes.utf8("{}"),
                Deadline.after(Duration.ofSeconds(20)));
    }

    @Test
    public void settingsReachTheClientAndNothingIsRetried() {
        ClientConfiguration configuration = SdkLambdaInvoker.configuration(settings(null));
        assertThat(configuration.getMaxConnections()).isEqualTo(Integer.MAX_VALUE);
        assertThat(configuration.getConnectionTimeout()).isEqualTo(1234);
        assertThat(configuration.getConnectionTTL()).isEqualTo(5678);
        assertThat(configuration.getConnectionMaxIdleMillis()).isEqualTo(5678);
        assertThat(configuration.getMaxErrorRetry()).isZero();
        assertThat(configuration.useTcpKeepAlive()).isTrue();
        assertThat(configuration.isUseExpectContinue()).isFalse();
        assertThat(configuration.getCacheResponseMetadata()).isFalse();
    }

    /** An endpoint that closes each connection behind its answer, without having said so. */
    @Test
    public void connectionThatTheEndpointHasClosedIsNotUsedAgain() throws Exception {
        BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        try (ServerSocket endpoint = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SdkLambdaInvoker invoker = SdkLambdaInvoker.connect(
                        settings(URI.create("http://127.0.0.1:" + endpoint.getLocalPort())), null)) {
            Thread server = new Thread(() -> answerAndClose(endpoint, closed), "closing-endpoint");
            server.start();
            for (int call = 0; call < CALLS; call++) {
                assertThat(invoker.invoke(invocation()).payload().size()).isEqualTo(2);
                assertThat(closed.poll(20, TimeUnit.SECONDS)).isNotNull();
                // The time that the design allows for the close to be seen.
                TimeUnit.MILLISECONDS.sleep(20);
            }
            server.join();
        }
    }

    private static void answerAndClose(ServerSocket endpoint, BlockingQueue<String> closed) {
        try {
            for (int call = 0; call < CALLS; call++) {
                try (Socket connection = endpoint.accept()) {
                    readToTheLastChunk(new BufferedInputStream(connection.getInputStream()));
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                closed.add("closed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readToTheLastChunk(InputStream request) throws IOException {
        String end = "\r\n0\r\n\r\n";
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int next = request.read();
            if (next < 0) {
                throw new IOException("the request broke off");
            }
            read.append((char) next);
        }
    }
}

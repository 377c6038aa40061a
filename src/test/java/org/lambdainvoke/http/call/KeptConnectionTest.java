package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.support.endpoint.WireRequest;

/** When a connection is used again. */
public class KeptConnectionTest extends OnEveryClient {
    private static final int CALLS = 10;

    /** An endpoint that closes each connection behind its answer, without having said so. */
    @Test
    public void connectionThatTheEndpointHasClosedIsNotUsedAgain() throws Exception {
        BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        try (ServerSocket endpoint = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                LambdaInvoker invoker = connect("http://127.0.0.1:" + endpoint.getLocalPort())) {
            Thread server = new Thread(() -> answerAndClose(endpoint, closed), "closing-endpoint");
            server.start();
            for (int call = 0; call < CALLS; call++) {
                assertThat(invoker.invoke(invocation("{}", ENOUGH)).payload().size())
                        .isEqualTo(2);
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
                    WireRequest.bodyOf(new BufferedInputStream(connection.getInputStream()));
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
}

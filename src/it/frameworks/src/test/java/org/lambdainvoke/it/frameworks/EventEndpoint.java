package org.lambdainvoke.it.frameworks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.lambdainvoke.support.endpoint.WireRequest;

/**
 * An Invoke endpoint whose function answers with its event. It checks no signature and no name, as a hundred thousand
 * calls have to be quick.
 */
final class EventEndpoint implements AutoCloseable {
    private final ServerSocket server;

    EventEndpoint() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Accepts no more; connections end with their clients. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed, which is how it ends.
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                byte[] event = WireRequest.bodyOf(in);
                ByteArrayOutputStream answer = new ByteArrayOutputStream(event.length + 200);
                answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-amzn-RequestId: 1\r\n"
                                + "X-Amz-Executed-Version: $LATEST\r\nContent-Length: " + event.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                answer.writeBytes(event);
                answer.writeTo(connection.getOutputStream());
            }
        } catch (EOFException e) {
            // The client has closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "event-endpoint");
        thread.setDaemon(true);
        thread.start();
    }
}

package org.lambdainvoke.proof.crowd;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients whose requests never come to their end, since their bodies come byte by byte. All are one thread's. */
final class DrippingUploads implements Closeable {
    private static final long BETWEEN_BYTES_MILLIS = 500;
    private static final String HEAD =
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n";

    private final List<Socket> clients = new ArrayList<>();
    private final Thread thread = new Thread(this::drip, "dripping-uploads");
    private volatile boolean isClosed;

    DrippingUploads(int port, int number) throws IOException {
        for (int i = 0; i < number; i++) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
            clients.add(client);
            client.setTcpNoDelay(true);
            client.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
        }
        thread.start();
    }

    private void drip() {
        try {
            while (!isClosed) {
                for (Socket client : clients) {
                    client.getOutputStream().write('x');
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_BYTES_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            // The test is over, or sees that this thread has ended.
        }
    }

    /** Whether no connection has failed so far. */
    boolean areAllComing() {
        return thread.isAlive();
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        thread.interrupt();
        for (Socket client : clients) {
            client.close();
        }
    }
}

package org.lambdainvoke.support.endpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program that answers calls of the Invoke API with the first half of a megabyte, and prints a line for each. It ends
 * when it is killed, or by itself after a minute.
 */
public final class HalfAnswers {
    /** What is printed when half of an answer is sent; the line before the first has the port. */
    public static final String HALF = "half";

    private static final int WHOLE = 1 << 20;
    private static final int PATIENCE_SECONDS = 60;

    /** How the answer would tell its end. */
    public enum Framing {
        LENGTH("Content-Length: " + WHOLE + "\r\n", ""),
        CHUNKS("Transfer-Encoding: chunked\r\n", Integer.toHexString(WHOLE / 2) + "\r\n"),
        END_OF_CONNECTION("Connection: close\r\n", "");

        private final String fields;
        private final String beforeBody;

        Framing(String fields, String beforeBody) {
            this.fields = fields;
            this.beforeBody = beforeBody;
        }

        private byte[] half() {
            String half = "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + beforeBody + "\"" + "x".repeat(WHOLE / 2 - 1)
                    + (this == CHUNKS ? "\r\n" : "");
            return half.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private HalfAnswers() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        byte[] half = Framing.valueOf(arguments[0]).half();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            Thread acceptor = new Thread(() -> accept(server, half));
            acceptor.setDaemon(true);
            acceptor.start();
            new CountDownLatch(1).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void accept(ServerSocket server, byte[] half) {
        try {
            while (true) {
                Socket connection = server.accept();
                Thread thread = new Thread(() -> answer(connection, half));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(Socket connection, byte[] half) {
        try {
            WireRequest.bodyOf(new BufferedInputStream(connection.getInputStream()));
            send(half, connection);
            synchronized (System.out) {
                System.out.println(HALF);
            }
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(byte[] half, Socket connection) {
        try {
            OutputStream out = connection.getOutputStream();
            out.write(half);
            out.flush();
        } catch (IOException e) {
            // Refused for its head.
        }
    }
}

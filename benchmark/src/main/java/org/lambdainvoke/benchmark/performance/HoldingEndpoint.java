package org.lambdainvoke.benchmark.performance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An Invoke endpoint whose function answers as {@link ShadowedApplication} does, after some time. Prints its port and
 * ends with its input. Argument: the milliseconds that each call takes.
 */
final class HoldingEndpoint {
    private static final String LENGTH = "content-length:";

    private HoldingEndpoint() {}

    public static void main(String[] arguments) throws IOException {
        int millis = Integer.parseInt(arguments[0]);
        ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        start(() -> accept(server, millis));
        System.out.println(server.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static void accept(ServerSocket server, int millis) {
        try {
            while (true) {
                Socket connection = server.accept();
                start(() -> serve(connection, millis));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(Socket connection, int millis) {
        String json = "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\""
                + ShadowedApplication.JSON.replace("\"", "\\\"") + "\"}";
        byte[] answer = ("HTTP/1.1 200 OK\r\nx-amzn-RequestId: request\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII);
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (isRead(in)) {
                // What a function takes for its work.
                Thread.sleep(millis);
                connection.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            // The filter has left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a request; false at the end of the connection. */
    private static boolean isRead(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != '\n') {
                line.append((char) octet);
                continue;
            }
            String text = line.toString().trim().toLowerCase(Locale.ROOT);
            line.setLength(0);
            if (text.isEmpty()) {
                in.skipNBytes(length);
                return true;
            }
            if (text.startsWith(LENGTH)) {
                length = Integer.parseInt(text.substring(LENGTH.length()).trim());
            }
        }
        return false;
    }
}

package org.lambdainvoke.benchmark.reliability;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An Invoke endpoint whose function takes a second, or one on which all goes wrong that can. Prints its port and ends
 * with its input.
 */
final class Endpoint {
    static final String SMALL_BODY = "{\"ok\":true}";
    static final String LARGE_BODY = '"' + "x".repeat(6_000_000) + '"';

    private static final String GOOD = answer("200 OK", SMALL_BODY);
    private static final String GOOD_AND_LARGE = answer("200 OK", LARGE_BODY);
    private static final int PATIENCE_MILLIS = 10_000;

    private final boolean isFaulty;
    private final AtomicLong seeds = new AtomicLong(1);

    private Endpoint(boolean isFaulty) {
        this.isFaulty = isFaulty;
    }

    public static void main(String[] arguments) throws IOException {
        Endpoint endpoint = new Endpoint(arguments[0].equals("faults"));
        ServerSocket server = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> endpoint.accept(server));
        acceptor.setDaemon(true);
        acceptor.start();
        System.out.println(server.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket connection = server.accept();
                Thread thread = new Thread(() -> serve(connection));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Socket connection) {
        Random random = new Random(seeds.getAndIncrement());
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            boolean goesOn = true;
            while (goesOn && !isGoneBeforeReading(random, connection, in) && readRequest(in)) {
                goesOn = isFaulty ? misbehave(random, connection, out) : waitAndAnswer(1000, out);
            }
        } catch (IOException e) {
            // The front has left, as it does when its time is up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes a connection that nothing came on yet, or resets one that a request is coming on; now and then. */
    private boolean isGoneBeforeReading(Random random, Socket connection, InputStream in) throws IOException {
        int whim = isFaulty ? random.nextInt(50) : -1;
        if (whim == 0) {
            return true;
        }
        if (whim == 1) {
            in.mark(1);
            in.read();
            in.reset();
            connection.setSoLinger(true, 0);
            return true;
        }
        return false;
    }

    /** Does one of many things; returns whether the connection is of further use. */
    private static boolean misbehave(Random random, Socket connection, OutputStream out)
            throws IOException, InterruptedException {
        switch (random.nextInt(20)) {
            case 0:
                return send(
                        out,
                        answer("429 Too Many", "{}", "x-amzn-ErrorType: TooManyRequestsException", "Retry-After: 1"));
            case 1:
                return send(out, answer("409 Conflict", "{}", "x-amzn-ErrorType: ResourceConflictException"));
            case 2:
                return send(out, answer("500 Error", "{}", "x-amzn-ErrorType: ServiceException"));
            case 3:
                return send(out, answer("404 Not Found", "{}", "x-amzn-ErrorType: ResourceNotFoundException"));
            case 4:
                return send(out, answer("200 OK", "{\"errorType\":\"x\"}", "X-Amz-Function-Error: Unhandled"));
            case 5:
                return send(out, answer("307 Elsewhere", "", "Location: http://127.0.0.1:9/"));
            case 6:
                connection.setSoLinger(true, 0);
                return false;
            case 7:
                send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"ok\":");
                return false;
            case 8:
                send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n{\"ok\":");
                return false;
            case 9:
                send(out, "garbage\r\n\r\n");
                return false;
            case 10:
                connection.getInputStream().read(); // answers never: the front's deadline ends it
                return false;
            case 11:
                return drip(out);
            case 12:
                return send(out, GOOD_AND_LARGE);
            case 13, 14, 15:
                return waitAndAnswer(1000, out);
            default:
                return send(out, GOOD);
        }
    }

    private static boolean drip(OutputStream out) throws IOException, InterruptedException {
        send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += 50) {
            send(out, " ");
            // Slower than any deadline, faster than any socket's patience: only the deadline can end it.
            Thread.sleep(50);
        }
        return false;
    }

    private static boolean waitAndAnswer(int millis, OutputStream out) throws IOException, InterruptedException {
        // What a function takes for its work.
        Thread.sleep(millis);
        return send(out, GOOD);
    }

    private static boolean send(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    private static String answer(String status, String body, String... fields) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nx-amzn-RequestId: request\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Reads to the end of a body in chunks, which all those of the SDK are; returns false at the end of the stream. */
    private static boolean readRequest(InputStream in) throws IOException {
        if (Wire.readLine(in) == null) {
            return false;
        }
        int length = 0;
        boolean isChunked = false;
        for (String line = Wire.readLine(in); line != null && !line.isEmpty(); line = Wire.readLine(in)) {
            isChunked |= line.equalsIgnoreCase("Transfer-Encoding: chunked");
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        in.skipNBytes(length);
        while (isChunked) {
            String size = Wire.readLine(in);
            int chunk = size == null ? 0 : Integer.parseInt(size, 16);
            in.skipNBytes(chunk);
            Wire.readLine(in);
            isChunked = chunk > 0;
        }
        return true;
    }
}

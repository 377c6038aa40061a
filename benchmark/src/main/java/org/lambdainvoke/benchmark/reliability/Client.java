package org.lambdainvoke.benchmark.reliability;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends one request after another on a connection that it keeps, until its time is up. */
final class Client implements Runnable {
    private static final byte[] REQUEST =
            "GET /?a=1&b=2 HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HALF_AN_UPLOAD =
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER_HALF = {'x'};
    private static final byte[] SMALL_BODY = Endpoint.SMALL_BODY.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LARGE_BODY = Endpoint.LARGE_BODY.getBytes(StandardCharsets.US_ASCII);
    private static final int STALL_MILLIS = 2_000;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern REASON = Pattern.compile("\"reason\":\"(\\w+)\"");

    private final int port;
    private final long endNanos;
    private final Random random;
    private final boolean isUnruly;
    private final Tally tally;

    /**
     * Makes a client.
     *
     * @param isUnruly whether it now and then leaves in the midst of a request, of the wait or of an answer, or stalls
     *     an upload
     */
    Client(int port, long endNanos, int seed, boolean isUnruly, Tally tally) {
        this.port = port;
        this.endNanos = endNanos;
        this.random = new Random(seed);
        this.isUnruly = isUnruly;
        this.tally = tally;
    }

    @Override
    public void run() {
        while (System.nanoTime() < endNanos) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.setTcpNoDelay(true);
                converse(socket);
            } catch (IOException e) {
                tally.broken(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void converse(Socket socket) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        while (System.nanoTime() < endNanos) {
            long start = System.nanoTime();
            switch (isUnruly ? Whim.of(random.nextInt(100)) : Whim.NONE) {
                case LEAVE_IN_REQUEST -> {
                    socket.getOutputStream().write(HALF_AN_UPLOAD);
                    return;
                }
                case LEAVE_IN_WAIT -> {
                    socket.getOutputStream().write(REQUEST);
                    // A client tells nobody when it leaves; at any time of a wait.
                    Thread.sleep(random.nextInt(100));
                    socket.setSoLinger(true, 0);
                    return;
                }
                case LEAVE_IN_ANSWER -> {
                    socket.getOutputStream().write(REQUEST);
                    in.read();
                    socket.setSoLinger(true, 0);
                    return;
                }
                case STALL -> {
                    stall(socket, in);
                    readAnswer(in, start);
                    return;
                }
                case NONE -> {
                    socket.getOutputStream().write(REQUEST);
                    if (readAnswer(in, start) == 503) {
                        // What Retry-After says: a client that came at once would measure itself.
                        Thread.sleep(1000);
                    }
                }
            }
        }
    }

    /** A request that is refused before its body has come is answered at once, and its connection is closed. */
    private static void stall(Socket socket, InputStream in) throws IOException, InterruptedException {
        socket.getOutputStream().write(HALF_AN_UPLOAD);
        // The stall is the load: the filter must be idle on this request for as long.
        Thread.sleep(STALL_MILLIS);
        if (in.available() == 0) {
            socket.getOutputStream().write(OTHER_HALF);
        }
    }

    /** Reads the answer to the end that it announces: one that breaks off, or is not what was sent, is an error. */
    private int readAnswer(InputStream in, long start) throws IOException {
        String statusLine = Wire.readLine(in);
        if (statusLine == null || !statusLine.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: " + statusLine);
        }
        int length = -1;
        for (String line = Wire.readLine(in); line != null && !line.isEmpty(); line = Wire.readLine(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        if (length < 0) {
            throw new IOException("an answer without a length");
        }
        byte[] octets = in.readNBytes(length);
        if (octets.length < length) {
            throw new IOException("an answer that broke off");
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        tally.answered(status, status == 200 ? checked(octets) : reason(octets), System.nanoTime() - start);
        return status;
    }

    private static String checked(byte[] body) throws IOException {
        if (!Arrays.equals(body, SMALL_BODY) && !Arrays.equals(body, LARGE_BODY)) {
            throw new IOException("a 200 with another body than the function's");
        }
        return "";
    }

    private static String reason(byte[] body) throws IOException {
        Matcher matcher = REASON.matcher(new String(body, StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new IOException("a failure without a reason");
        }
        return matcher.group(1);
    }
}

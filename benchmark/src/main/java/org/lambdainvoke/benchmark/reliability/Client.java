package org.lambdainvoke.benchmark.reliability;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Sends one request after another on a connection that it keeps, until its time is up. */
final class Client implements Runnable {
    private static final byte[] REQUEST =
            "GET /?a=1&b=2 HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HALF_AN_UPLOAD =
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private final long endNanos;
    private final Random random;
    private final boolean isUnruly;
    private final Tally tally;

    /**
     * Makes a client.
     *
     * @param isUnruly whether it now and then leaves in the midst of a request or of its answer
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
            int whim = isUnruly ? random.nextInt(50) : -1;
            if (whim == 0) {
                socket.getOutputStream().write(HALF_AN_UPLOAD);
                return;
            }
            long start = System.nanoTime();
            socket.getOutputStream().write(REQUEST);
            if (whim == 1) {
                Thread.sleep(random.nextInt(100));
                socket.setSoLinger(true, 0);
                return;
            }
            int status = readAnswer(in);
            tally.answered(status, System.nanoTime() - start);
            if (status == 503) {
                Thread.sleep(1000); // what Retry-After says
            }
        }
    }

    /** Reads the answer to the end that it announces: one that breaks off is an error. */
    private static int readAnswer(InputStream in) throws IOException {
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
        in.skipNBytes(length);
        return Integer.parseInt(statusLine.substring(9, 12));
    }
}

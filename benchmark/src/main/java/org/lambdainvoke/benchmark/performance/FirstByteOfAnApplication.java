package org.lambdainvoke.benchmark.performance;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** One client that leaves the machine idle between its requests, and times the first byte of each answer. */
final class FirstByteOfAnApplication {
    private static final byte[] REQUEST =
            "GET /?a=1&b=2 HTTP/1.1\r\nHost: library.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = ShadowedApplication.JSON.getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 10_000;

    /** Between an answer and the next request: what comes after an answer is then over, as it mostly is. */
    private static final int PAUSE_MILLIS = 3;

    /** Of one turn. */
    record Times(double medianMicros, double hundredthMicros) {}

    private FirstByteOfAnApplication() {}

    static Times measure(int port, int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long[] nanos = new long[seconds * 1000];
        int count = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            while (System.nanoTime() - end < 0 && count < nanos.length) {
                nanos[count++] = ask(socket);
                // A client that asked at once would measure throughput, not the time of one answer.
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Times(sorted[count / 2] / 1e3, sorted[count * 99 / 100] / 1e3);
    }

    private static long ask(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] answer = new byte[8192];
        long sent = System.nanoTime();
        socket.getOutputStream().write(REQUEST);
        int size = in.read(answer, 0, 1);
        long first = System.nanoTime() - sent;
        while (!isWhole(answer, size)) {
            int read = in.read(answer, size, answer.length - size);
            if (read <= 0) {
                throw new EOFException("an answer broke off");
            }
            size += read;
        }
        return first;
    }

    private static boolean isWhole(byte[] answer, int size) {
        int start = size - END.length;
        return start > 0 && Arrays.equals(answer, start, size, END, 0, END.length);
    }
}

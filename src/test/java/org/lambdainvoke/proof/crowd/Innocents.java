package org.lambdainvoke.proof.crowd;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that want nothing but what they have asked for, over connections that are kept alive. */
final class Innocents {
    private static final int PATIENCE_MILLIS = 30_000;

    private Innocents() {}

    /**
     * Asks an echo so many times, each time for something else.
     *
     * @return the answers that were not as they had to be
     */
    static List<String> ask(int port, int requests, int connections) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(clients.submit(() -> ask(port, requests, next)));
            }
            List<String> wrong = new ArrayList<>();
            for (Future<List<String>> one : all) {
                wrong.addAll(one.get());
            }
            return wrong;
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<String> ask(int port, int requests, AtomicInteger next) throws IOException {
        List<String> wrong = new ArrayList<>();
        Connection connection = new Connection(port);
        try {
            for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                if (connection.isAtItsEnd()) {
                    connection.close();
                    connection = new Connection(port);
                }
                String answer = connection.get("/?innocent=" + i);
                if (!answer.equals("200 {\"innocent\":\"" + i + "\"}")) {
                    wrong.add(answer);
                }
            }
        } finally {
            connection.close();
        }
        return wrong;
    }

    /** A connection that carries one request after another. */
    private static final class Connection implements Closeable {
        private static final String LENGTH = "content-length:";

        private final Socket socket;
        private final InputStream in;
        private boolean isAtItsEnd;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /** The status, a blank and the body. */
        String get(String target) throws IOException {
            String request = "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String status = line().split(" ", 3)[1];
            int length = 0;
            for (String field = line(); !field.isEmpty(); field = line()) {
                String lowerCase = field.toLowerCase(Locale.ROOT);
                if (lowerCase.startsWith(LENGTH)) {
                    length = Integer.parseInt(field.substring(LENGTH.length()).strip());
                }
                isAtItsEnd |= lowerCase.equals("connection: close");
            }
            return status + " " + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        /** Whether the server takes no more requests here. */
        boolean isAtItsEnd() {
            return isAtItsEnd;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new EOFException("The connection ends in a head: " + line);
                }
                line.append((char) octet);
            }
            return line.toString().stripTrailing();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

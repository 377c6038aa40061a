package org.lambdainvoke.benchmark.boot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A connection that is kept from one question to the next. */
final class Connection implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getByAddress(LOOPBACK), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @throws IOException when the answer is not whole, or something comes after it */
    RawAnswer ask(Question question) throws IOException {
        if (in.available() > 0) {
            throw new IOException("more than an answer");
        }
        socket.getOutputStream().write(question.bytes());
        return RawAnswer.read(in);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.lambdainvoke.proof.property;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection to a server that sends bytes as they are and reads strictly what comes back. */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedInputStream in;

    public Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request of which one answer is due, and reads it; empty when the server has closed instead. */
    public Optional<WireAnswer> exchange(byte[] request, boolean isHead) throws IOException {
        send(request);
        return WireAnswer.read(in, isHead);
    }

    /** Sends all that will ever come on this connection, and reads all answers until the server closes. */
    List<WireAnswer> exchangeLast(byte[] request) throws IOException {
        send(request);
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The server has closed already; what it said before is still to be read.
        }
        List<WireAnswer> answers = new ArrayList<>();
        for (Optional<WireAnswer> answer = WireAnswer.read(in, false);
                answer.isPresent();
                answer = WireAnswer.read(in, false)) {
            answers.add(answer.get());
        }
        return answers;
    }

    /** Whether anything has come that nobody has asked for. */
    boolean hasLeftover() throws IOException {
        return in.available() > 0;
    }

    /** Waits for the server to close; false when it sends something instead. */
    boolean ends() throws IOException {
        return !WireAnswer.hasMore(in);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send(byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // The server has refused it before it was sent to its end; the answer is still to be read.
        }
    }
}

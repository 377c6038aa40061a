package org.lambdainvoke.it.frameworks;

import java.io.IOException;
import java.util.Optional;
import org.lambdainvoke.proof.property.Wire;
import org.lambdainvoke.proof.property.WireAnswer;

/** Asks one server on a connection that is kept as long as the server keeps it. Not thread-safe. */
final class Client implements AutoCloseable {
    private final int port;
    private Wire wire;

    Client(int port) {
        this.port = port;
    }

    /** Empty when the server has closed the connection, or says something that is not HTTP/1.1. */
    Optional<WireAnswer> ask(byte[] request, boolean isHead) throws IOException {
        boolean isFresh = wire == null;
        Optional<WireAnswer> answer = exchange(request, isHead);
        // A server may close a connection that was kept just when the next request is on its way.
        return answer.isPresent() || isFresh ? answer : exchange(request, isHead);
    }

    private Optional<WireAnswer> exchange(byte[] request, boolean isHead) throws IOException {
        if (wire == null) {
            wire = new Wire(port);
        }
        Optional<WireAnswer> answer;
        try {
            answer = wire.exchange(request, isHead);
        } catch (WireAnswer.NoStatusLine e) {
            answer = Optional.empty();
        }
        if (answer.isEmpty() || answer.get().isLast()) {
            close();
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }
}

package org.lambdainvoke.streaming;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * An answer of unknown length that can be broken off after its commit, so that its client sees no end of it: trailers
 * that fail in place of a last chunk. What containers make of this and of other ways stands in
 * docs/aborting-a-response.md.
 */
final class BreakableAnswer {
    private final HttpServletResponse response;
    private volatile boolean isBroken;

    BreakableAnswer(HttpServletResponse response) {
        this.response = response;
    }

    /**
     * To be called before the commit.
     *
     * @return false when the protocol, HTTP/1.0, does not tell a broken answer from a whole one
     */
    boolean prepare() {
        try {
            response.setTrailerFields(this::trailers);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** On either thread; in async mode {@code complete()} follows, for which it may be too late then. */
    void breakOff() {
        isBroken = true;
        try {
            response.getOutputStream().close();
        } catch (IOException e) {
            // This is what ends the connection.
        }
    }

    private Map<String, String> trailers() {
        if (isBroken) {
            throw BreakableAnswer.<RuntimeException>unchecked(new IOException("The answer broke off"));
        }
        return Map.of();
    }

    // Containers log any other exception with its stack trace. The cast is none at run time.
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException unchecked(IOException exception) throws T {
        throw (T) exception;
    }
}

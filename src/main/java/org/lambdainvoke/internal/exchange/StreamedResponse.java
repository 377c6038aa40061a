package org.lambdainvoke.internal.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.lambdainvoke.internal.answer.Answer;

/**
 * Sends an answer whose body comes piece by piece, and breaks it off so that its client sees it. The Servlet API has no
 * method for that: trailers that fail, in place of the last chunk, end the connection on all containers (see
 * docs/aborting-a-response.md). Not thread-safe, but that a container may ask for the trailers on a thread of its own.
 */
public final class StreamedResponse {
    /** Whether the container was to break an answer off, and whether it has told that it does. */
    enum Breaking {
        NONE,
        UNTOLD,
        TOLD
    }

    private final HttpServletResponse response;
    private volatile boolean isBroken;

    private StreamedResponse(HttpServletResponse response) {
        this.response = response;
    }

    /**
     * Sets the head, which goes out with the first piece.
     *
     * @param head status and fields, without a body
     * @throws IOException when the client is not there any more
     */
    public static StreamedResponse begin(Answer head, HttpServletResponse response) throws IOException {
        StreamedResponse streamed = new StreamedResponse(response);
        ResponseHead.giveWayToStream(response);
        ResponseHead.setHead(head, response);
        try {
            response.setTrailerFields(streamed::trailers);
        } catch (IllegalStateException e) {
            // HTTP/1.0, where nothing tells half of an answer from all of it.
        }
        return streamed;
    }

    /**
     * Ends the answer without its end.
     *
     * @return whether the container has said that it ends the connection; one that writes by a listener may do so later
     */
    public boolean breakOff() {
        isBroken = true;
        try {
            response.getOutputStream().close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private Map<String, String> trailers() {
        if (isBroken) {
            throw StreamedResponse.<RuntimeException>unchecked(new IOException("The answer broke off"));
        }
        return Map.of();
    }

    // Containers log any other exception with its stack trace. The cast is none at run time.
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException unchecked(IOException exception) throws T {
        throw (T) exception;
    }
}

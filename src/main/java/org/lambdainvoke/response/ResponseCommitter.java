package org.lambdainvoke.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes an answer to the servlet response and commits it. */
public final class ResponseCommitter {
    private ResponseCommitter() {}

    /**
     * Commits {@code answer}. Fields that outer filters have set stay. The flush comes last, so that wrappers of the
     * response see all of it; the stream is left open, closing it is the container's.
     *
     * @param isHead whether the request was a HEAD, whose answer has the length of a body but no body (RFC 9110, 9.3.2)
     * @throws IOException when the client is not there any more
     */
    public static void commit(Answer answer, boolean isHead, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.fields().forEach(response::setHeader);
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.status() != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLength(answer.body().size());
        }
        if (!isHead && !answer.body().isEmpty()) {
            answer.body().writeTo(response.getOutputStream());
        }
        response.flushBuffer();
    }
}

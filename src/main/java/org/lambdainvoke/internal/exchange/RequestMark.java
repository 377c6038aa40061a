package org.lambdainvoke.internal.exchange;

import org.lambdainvoke.internal.answer.Answer;

/** What an answer says of its request: the id, and whether the connection can carry another one. Not thread-safe. */
final class RequestMark {
    private final Exchange exchange;
    private final String requestIdField;
    private boolean isBodyUnread;

    /**
     * For the answer of one request.
     *
     * @param requestIdField the field that takes the request's id back
     */
    RequestMark(Exchange exchange, String requestIdField) {
        this.exchange = exchange;
        this.requestIdField = requestIdField;
    }

    /** Says whether the request has a body that was not read to its end. */
    void mayLeaveUnread(boolean isUnread) {
        isBodyUnread = isUnread;
    }

    /**
     * The answer with the mark. A body that was not read to its end may cost the connection: containers end it after an
     * answer, not all of them say so, and a client that was not told sends its next request there.
     */
    Answer on(Answer answer) {
        Answer marked = answer.with(requestIdField, exchange.id().text());
        boolean mayEnd = isBodyUnread && exchange.request().getProtocol().startsWith("HTTP/1.");
        return mayEnd ? marked.with("Connection", "close") : marked;
    }
}

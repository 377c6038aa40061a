package org.lambdainvoke.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** What an invocation needs of a request, copied once, so that nothing behind it touches the container. Immutable. */
public final class RequestSnapshot {
    private final RequestHead head;
    private final @Nullable String contentType;
    private final Bytes body;
    private final @Nullable List<Parameter> consumedForm;

    /**
     * Takes together what was read.
     *
     * @param head all but the body
     * @param contentType the field {@code Content-Type} as it was sent; null when it was not
     * @param body the body; empty when there is none
     * @param consumedForm what the container read from a form body before; null when it did not
     */
    public RequestSnapshot(
            RequestHead head, @Nullable String contentType, Bytes body, @Nullable List<Parameter> consumedForm) {
        this.head = head;
        this.contentType = contentType;
        this.body = body;
        this.consumedForm = consumedForm == null ? null : List.copyOf(consumedForm);
    }

    /**
     * The request as a program's format sees it.
     *
     * @throws InvocationFailure when it is malformed
     */
    public RequestContent content() throws InvocationFailure {
        return SnapshotContent.of(this);
    }

    RequestHead head() {
        return head;
    }

    /** The trace that the call is part of, as {@code X-Amzn-Trace-Id}: the client's goes on, else a new one begins. */
    public String trace() {
        return ClientTrace.parse(head.fields().last(ClientTrace.FIELD)).continued(head.trace());
    }

    /** The raw query; null when there is none. */
    @Nullable
    String query() {
        return head.target().query();
    }

    /** The field {@code Content-Type} as it was sent; null when it was not. */
    @Nullable
    String contentTypeField() {
        return contentType;
    }

    /** The type of the body, which a malformed field makes a malformed request. */
    MediaType contentType() throws InvocationFailure {
        return MediaType.parse(contentType);
    }

    /** The body; empty when there is none, and when {@link #consumedForm()} stands for it. */
    Bytes body() {
        return body;
    }

    /** What the container read from a form body for an outer filter; null when the body was left to this filter. */
    @Nullable
    List<Parameter> consumedForm() {
        return consumedForm;
    }
}

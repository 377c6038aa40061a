package org.lambdainvoke.internal.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

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

    /** All but the body. */
    public RequestHead head() {
        return head;
    }

    /** The trace that the call is part of, as {@code X-Amzn-Trace-Id}: the client's goes on, else a new one begins. */
    public String trace() {
        return ClientTrace.parse(head.fields().last(ClientTrace.FIELD)).continued(head.trace());
    }

    /** The raw query; null when there is none. */
    @Nullable
    public String query() {
        return head.target().query();
    }

    /** The field {@code Content-Type} as it was sent; null when it was not. */
    @Nullable
    public String contentTypeField() {
        return contentType;
    }

    /** The type of the body, which a malformed field makes a malformed request. */
    public MediaType contentType() throws InvocationFailure {
        return MediaType.parse(contentType);
    }

    /** The body; empty when there is none, and when {@link #consumedForm()} stands for it. */
    public Bytes body() {
        return body;
    }

    /** What the container read from a form body for an outer filter; null when the body was left to this filter. */
    @Nullable
    public List<Parameter> consumedForm() {
        return consumedForm;
    }
}

package org.lambdainvoke.payload;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.http.RequestId;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** What an invocation needs of a request, copied once, so that nothing behind it touches the container. Immutable. */
public final class RequestSnapshot {
    private final RequestHead head;
    private final @Nullable String contentType;
    private final Bytes body;
    private final @Nullable List<Parameter> consumedForm;

    RequestSnapshot(
            RequestHead head, @Nullable String contentType, Bytes body, @Nullable List<Parameter> consumedForm) {
        this.head = head;
        this.contentType = contentType;
        this.body = body;
        this.consumedForm = consumedForm == null ? null : List.copyOf(consumedForm);
    }

    /**
     * Reads the request, its body to the end.
     *
     * @throws InvocationFailure when the body is over the limit, breaks off, or was read by somebody else before
     */
    public static RequestSnapshot of(HttpServletRequest request, RequestRules rules, RequestId id)
            throws InvocationFailure {
        try {
            return read(request, rules, id);
        } catch (RuntimeException e) {
            // A container or a wrapper of the request may throw from any of its methods.
            throw Rejection.malformed("The request can not be read.", e);
        }
    }

    private static RequestSnapshot read(HttpServletRequest request, RequestRules rules, RequestId id)
            throws InvocationFailure {
        BodyReader reader = new BodyReader(request, rules.limits().maxRequestBody());
        // The body first: a refusal that leaves it unread costs the client its connection.
        Bytes body = reader.read();
        Instant time = Instant.now();
        RequestHead head = new RequestHead(
                RequestTarget.of(request),
                RequestFields.of(request, rules.excludedFields()),
                Peer.of(request),
                Caller.of(request, rules.authorizerAttributes()),
                id,
                time,
                TraceRoot.begin(time));
        // Not getContentType(): Jetty 12.1 throws there when it does not know the charset. Not getHeader(): Payara
        // puts the application's request-character-encoding in there.
        Enumeration<String> contentTypes = request.getHeaders("Content-Type");
        String contentType = contentTypes.hasMoreElements() ? contentTypes.nextElement() : null;
        boolean isMultipart = MediaType.nameOf(contentType).equals(MediaType.MULTIPART_FORM);
        List<Parameter> consumedForm = null;
        if (body.isEmpty() && reader.mayHaveBeenConsumed()) {
            consumedForm = ConsumedForm.recover(
                    request, head.target().query(), contentType, rules.limits(), reader.wasConsumed(isMultipart));
        } else if (isMultipart && reader.mayBeRestOnly()) {
            MultipartParts.requireBeginning(body, MediaType.parse(contentType));
        }
        return new RequestSnapshot(head, contentType, body, consumedForm);
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

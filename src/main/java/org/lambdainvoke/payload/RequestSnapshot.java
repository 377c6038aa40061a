package org.lambdainvoke.payload;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** What an invocation needs of a request, copied once, so that nothing behind it touches the container. Immutable. */
public final class RequestSnapshot {
    private final @Nullable String query;
    private final MediaType contentType;
    private final Bytes body;
    private final @Nullable List<Parameter> consumedForm;

    RequestSnapshot(@Nullable String query, MediaType contentType, Bytes body, @Nullable List<Parameter> consumedForm) {
        this.query = query;
        this.contentType = contentType;
        this.body = body;
        this.consumedForm = consumedForm == null ? null : List.copyOf(consumedForm);
    }

    /**
     * Reads the request, its body to the end.
     *
     * @throws InvocationFailure when the body is over the limit, breaks off, or was read by somebody else before
     */
    public static RequestSnapshot of(HttpServletRequest request, RequestLimits limits) throws InvocationFailure {
        try {
            return read(request, limits);
        } catch (RuntimeException e) {
            // A container or a wrapper of the request may throw from any of its methods.
            throw Rejection.malformed("The request can not be read.", e);
        }
    }

    private static RequestSnapshot read(HttpServletRequest request, RequestLimits limits) throws InvocationFailure {
        BodyReader reader = new BodyReader(request, limits.maxRequestBody());
        // The body first: a refusal that leaves it unread costs the client its connection.
        Bytes body = reader.read();
        // Not getContentType(): Jetty 12.1 throws there when it does not know the charset.
        MediaType contentType = MediaType.parse(request.getHeader("Content-Type"));
        String query = queryOf(request);
        List<Parameter> consumedForm = null;
        if (body.isEmpty() && reader.mayHaveBeenConsumed()) {
            consumedForm = ConsumedForm.recover(request, query, contentType, limits, reader.wasConsumed());
        }
        return new RequestSnapshot(query, contentType, body, consumedForm);
    }

    /** The query; that of a forward stands before the one that the client sent (Servlet 6.0, section 9.1.1). */
    private static @Nullable String queryOf(HttpServletRequest request) {
        String query = request.getQueryString();
        Object ofClient = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        if (request.getDispatcherType() != DispatcherType.FORWARD || ofClient == null || ofClient.equals(query)) {
            return query;
        }
        return query == null ? ofClient.toString() : query + "&" + ofClient;
    }

    /** The raw query; null when there is none. */
    @Nullable
    String query() {
        return query;
    }

    MediaType contentType() {
        return contentType;
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

package org.lambdainvoke.internal.request;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;

/**
 * Takes from a servlet request, once, what an invocation needs of it, and knows what is left of the request for
 * somebody else. Not thread-safe.
 */
public final class RequestReader {
    private final HttpServletRequest request;
    private final RequestRules rules;
    private final RouteMatch match;
    private final RequestId id;
    private @Nullable BodyReader body;

    /**
     * Touches nothing yet.
     *
     * @param request the request, wrappers and all
     * @param rules what of it reaches the function
     * @param match the route that the request has met
     * @param id what the request is called
     */
    public RequestReader(HttpServletRequest request, RequestRules rules, RouteMatch match, RequestId id) {
        this.request = request;
        this.rules = rules;
        this.match = match;
        this.id = id;
    }

    /**
     * Reads the request, its body to the end. To be called once.
     *
     * @return all that is needed of the request from here on
     * @throws InvocationFailure when the body is over the limit, breaks off, or was read by somebody else before, and
     *     when the rules ask for a tenant, and the request has none
     */
    public RequestSnapshot read() throws InvocationFailure {
        try {
            return snapshot();
        } catch (RuntimeException e) {
            // A container or a wrapper of the request may throw from any of its methods.
            throw Rejection.malformed("The request can not be read.", e);
        }
    }

    /**
     * The request as the application behind the filter shall see it, after {@link #read()} or in place of it: as if
     * nobody had read its body. To be called once, on the container's thread, before the request is handed on.
     *
     * @param response the response that is handed on with it, wrappers and all
     * @return the very request where its stream was not opened here, otherwise one whose body can be read again; null
     *     when that can't be had: of a multipart body a part or all was read, a form is over the limit, or the body
     *     broke off or was taken in part by somebody else
     */
    @Nullable
    public HttpServletRequest replayed(ServletResponse response) {
        if (body == null || body.progress() == BodyReader.Progress.UNTOUCHED) {
            return request;
        }
        String contentType = HeadReader.contentType(request);
        String type = MediaType.nameOf(contentType);
        Bytes taken = body.taken();
        boolean isForm = type.equals(MediaType.FORM);
        if (type.equals(MediaType.MULTIPART_FORM) && !taken.isEmpty()) {
            return null;
        }
        return switch (body.progress()) {
            case WHOLE -> replayed(response, new ReplayedBody(taken, null, isForm ? form(contentType, taken) : null));
            case OVER_LIMIT -> isForm ? null : replayed(response, new ReplayedBody(taken, body.stream(), null));
            default -> null;
        };
    }

    private HttpServletRequest replayed(ServletResponse response, ReplayedBody again) {
        return new ReplayedRequest(request, response, again);
    }

    /** The form; null where it is not parsed here. */
    private @Nullable ReplayedForm form(@Nullable String contentType, Bytes taken) {
        return ConsumedForm.isKnown(request) ? null : ReplayedForm.of(request, contentType, taken);
    }

    private RequestSnapshot snapshot() throws InvocationFailure {
        BodyReader reader = new BodyReader(request, rules.limits().maxRequestBody());
        body = reader;
        // The body first: a refusal that leaves it unread costs the client its connection.
        Bytes bytes = reader.read();
        RequestHead head = HeadReader.read(request, rules, match, id);
        String contentType = HeadReader.contentType(request);
        boolean isMultipart = MediaType.nameOf(contentType).equals(MediaType.MULTIPART_FORM);
        List<Parameter> consumedForm = null;
        if (bytes.isEmpty() && reader.mayHaveBeenConsumed()) {
            consumedForm = ConsumedForm.recover(
                    request, head.target().query(), contentType, rules.limits(), reader.wasConsumed(isMultipart));
        } else if (isMultipart && reader.mayBeRestOnly()) {
            MultipartParts.requireBeginning(bytes, MediaType.parse(contentType));
        }
        return new RequestSnapshot(head, contentType, bytes, consumedForm);
    }
}

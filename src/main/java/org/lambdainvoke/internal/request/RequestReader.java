package org.lambdainvoke.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;

/** Takes from a servlet request, once, what an invocation needs of it. */
public final class RequestReader {
    private RequestReader() {}

    /**
     * Reads the request, its body to the end.
     *
     * @param request the request, wrappers and all
     * @param rules what of it reaches the function
     * @param id what the request is called
     * @return all that is needed of the request from here on
     * @throws InvocationFailure when the body is over the limit, breaks off, or was read by somebody else before
     */
    public static RequestSnapshot read(HttpServletRequest request, RequestRules rules, RequestId id)
            throws InvocationFailure {
        try {
            return snapshot(request, rules, id);
        } catch (RuntimeException e) {
            // A container or a wrapper of the request may throw from any of its methods.
            throw Rejection.malformed("The request can not be read.", e);
        }
    }

    private static RequestSnapshot snapshot(HttpServletRequest request, RequestRules rules, RequestId id)
            throws InvocationFailure {
        BodyReader reader = new BodyReader(request, rules.limits().maxRequestBody());
        // The body first: a refusal that leaves it unread costs the client its connection.
        Bytes body = reader.read();
        Instant time = Instant.now();
        RequestHead head = new RequestHead(
                TargetReader.read(request),
                FieldsReader.read(request, rules.excludedFields()),
                PeerReader.read(request),
                CallerReader.read(request, rules.authorizerAttributes()),
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
}

package org.lambdainvoke.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;

/** Reads all of a request but its body. */
public final class HeadReader {
    private HeadReader() {}

    /**
     * Copies what is needed of a request. Leaves its body alone.
     *
     * @param request the request, wrappers and all
     * @param rules what of it reaches the function
     * @param match the route that the request has met
     * @param id what the request is called
     * @return the copy
     * @throws InvocationFailure when the rules ask for a tenant, and the request has none
     * @throws RuntimeException of the container, or of a wrapper of the request
     */
    public static RequestHead read(HttpServletRequest request, RequestRules rules, RouteMatch match, RequestId id)
            throws InvocationFailure {
        Instant time = Instant.now();
        return new RequestHead(
                TargetReader.read(request),
                FieldsReader.read(request, rules.excludedFields()),
                PeerReader.read(request),
                CallerReader.read(request, rules),
                id,
                time,
                TraceRoot.begin(time),
                match);
    }

    /**
     * The field as it was sent. Not {@code getContentType()}: Jetty 12.1 throws there when it does not know the
     * charset. Not {@code getHeader()}: Payara puts the application's request-character-encoding in there.
     *
     * @param request the request, wrappers and all
     * @return null when it was not sent
     */
    public static @Nullable String contentType(HttpServletRequest request) {
        Enumeration<String> contentTypes = request.getHeaders("Content-Type");
        return contentTypes.hasMoreElements() ? contentTypes.nextElement() : null;
    }
}

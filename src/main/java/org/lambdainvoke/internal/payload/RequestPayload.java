package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.EventPath;
import org.lambdainvoke.internal.request.QueryMap;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;

/**
 * The request in a form of our own, for functions that were written for no front door: method, {@code uri} (raw path
 * with query), {@code path} (raw, below the context path), {@code query} and {@code headers} as maps whose value is a
 * text or, where there are several, an array; body, principal and authentication type, null where there is none. With a
 * route table there is {@code pathParameters} too, a map of the route's variables without escapes.
 */
public final class RequestPayload {
    private RequestPayload() {}

    /**
     * Makes the payload.
     *
     * @throws InvocationFailure when the request is malformed, or has more parameters than {@code limits} allow
     * @throws IOException when text of the request has no UTF-8
     */
    public static Bytes encode(RequestSnapshot request, RequestLimits limits) throws InvocationFailure, IOException {
        RequestHead head = request.head();
        RequestTarget target = head.target();
        EventPath path = target.path();
        Map<String, List<String>> query = QueryMap.decoded(target.query(), limits);
        EventBody body = EventBody.textIfUtf8(request);
        RequestFields fields = FrontDoor.API_GATEWAY.fields(request, body);
        EventWriter event = new EventWriter(request, fields, body);
        event.text("method", target.method())
                .text("uri", target.query() == null ? path.fromRoot() : path.fromRoot() + "?" + target.query())
                .text("path", path.encoded());
        if (head.route().isOfTable()) {
            event.texts("pathParameters", head.route().decodedVariables());
        }
        event.values("query", query).values("headers", fields.byLowerCaseName());
        if (body.isPresent()) {
            event.body(body);
        } else {
            event.nothing("body");
        }
        return event.flag("isBase64Encoded", body.isBase64())
                .text("principal", head.caller().principal())
                .text("authType", head.caller().authType())
                .end();
    }
}

package org.lambdainvoke.internal.payload;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.request.Caller;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.Peer;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.internal.request.TraceRoot;

/** Makes snapshots without a container. */
public final class Snapshots {
    public static final RequestLimits LIMITS = new RequestLimits(6_291_456, 1000, 100);
    static final Peer PEER = new Peer("127.0.0.1", "http", "shop.example", 8443, null, null);
    static final Caller NOBODY = new Caller(null, null, null, Map.of(), null);
    static final Instant TIME = Instant.parse("2026-07-10T19:19:04.836Z");

    private Snapshots() {}

    /** A POST with nothing that a payload of parameters or body does not look at. */
    public static RequestSnapshot post(String query, String contentType, Bytes body) {
        return new RequestSnapshot(head("POST", query), contentType, body, null);
    }

    /** A GET with a query. */
    public static RequestSnapshot get(String query) {
        return new RequestSnapshot(head("GET", query), null, Bytes.EMPTY, null);
    }

    /** A POST of a form that the container has read for somebody else. */
    static RequestSnapshot consumedForm(String query, String contentType, List<Parameter> form) {
        return new RequestSnapshot(head("POST", query), contentType, Bytes.EMPTY, form);
    }

    static RequestSnapshot get(String path, List<RequestFields.Field> fields, Peer peer, Caller caller) {
        return get(path, RequestFields.of(fields, FieldNames.NONE), peer, caller);
    }

    static RequestSnapshot get(String path, RequestFields fields, Peer peer, Caller caller) {
        RequestTarget target = RequestTarget.of("GET", path, "", null, null, "HTTP/1.1");
        return new RequestSnapshot(head(target, fields, peer, caller), null, Bytes.EMPTY, null);
    }

    static RequestHead head(RequestTarget target, RequestFields fields, Peer peer, Caller caller) {
        TraceRoot trace = new TraceRoot(TIME.getEpochSecond(), 0x0123456789abcdefL, 0x01234567);
        return new RequestHead(target, fields, peer, caller, new RequestId("request-1"), TIME, trace, RouteMatch.NONE);
    }

    private static RequestHead head(String method, String query) {
        RequestTarget target = RequestTarget.of(method, "/", "", "/", query, "HTTP/1.1");
        return head(target, RequestFields.of(List.of(), FieldNames.NONE), PEER, NOBODY);
    }
}

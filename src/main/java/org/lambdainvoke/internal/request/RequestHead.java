package org.lambdainvoke.internal.request;

import java.time.Instant;
import org.lambdainvoke.internal.http.RequestId;

/**
 * All of a request but its body. Immutable.
 *
 * @param target what it asks for
 * @param fields the fields that a function may see
 * @param peer the connection's two ends
 * @param caller who the client is
 * @param id what the request is called in the response and the log
 * @param time when the filter took it
 * @param trace the trace to begin when the client has sent none
 * @param route the route that the request has met
 */
public record RequestHead(
        RequestTarget target,
        RequestFields fields,
        Peer peer,
        Caller caller,
        RequestId id,
        Instant time,
        TraceRoot trace,
        RouteMatch route) {

    /** The same request with other fields. */
    public RequestHead with(RequestFields others) {
        return new RequestHead(target, others, peer, caller, id, time, trace, route);
    }
}

package org.lambdainvoke.internal.responder;

import java.time.Duration;
import java.util.List;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.answer.Dialect;
import org.lambdainvoke.internal.answer.ResponseRules;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.payload.Snapshots;
import org.lambdainvoke.internal.request.RequestRules;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;

/** Makes routes and calls without settings. */
public final class Routes {
    public static final int UNHANDLED_STATUS = 599;

    private Routes() {}

    public static Route of(PayloadFormat payload, ResponseFormat response) {
        return of(payload, response, null, false);
    }

    public static Route streaming(ResponseFormat response) {
        return of(PayloadFormat.PARAMETERS, response, Duration.ofSeconds(30), false);
    }

    static Route of(PayloadFormat payload, ResponseFormat response, Duration streamIdleTimeout, boolean exposesError) {
        return new Route(
                new InvocationRules(
                        FunctionReference.parse("greet").orElseThrow(),
                        InvocationType.REQUEST_RESPONSE,
                        LogType.TAIL,
                        Duration.ofSeconds(30),
                        0,
                        10,
                        streamIdleTimeout),
                (request, limits) -> Inside.encode(payload, request, limits),
                new RequestRules(Snapshots.LIMITS, FieldNames.NONE, List.of()),
                new ResponseRules(Inside.reader(response, Dialect.API_GATEWAY_V1), FieldNames.NONE),
                UNHANDLED_STATUS,
                exposesError,
                Duration.ofSeconds(30));
    }

    public static Call call(Route route, RequestSnapshot request) throws InvocationFailure {
        RequestId id = RequestId.of(null);
        return Call.of(id, route, request, new ExchangeJournal(id));
    }
}

package org.lambdainvoke.responder;

import java.time.Duration;
import java.util.List;
import org.lambdainvoke.http.FieldNames;
import org.lambdainvoke.http.RequestId;
import org.lambdainvoke.invoke.FunctionReference;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationRules;
import org.lambdainvoke.invoke.InvocationType;
import org.lambdainvoke.invoke.LogType;
import org.lambdainvoke.payload.PayloadFormat;
import org.lambdainvoke.payload.RequestRules;
import org.lambdainvoke.payload.RequestSnapshot;
import org.lambdainvoke.payload.Snapshots;
import org.lambdainvoke.response.Dialect;
import org.lambdainvoke.response.ResponseFormat;
import org.lambdainvoke.response.ResponseRules;

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
                payload,
                new RequestRules(Snapshots.LIMITS, FieldNames.NONE, List.of()),
                new ResponseRules(response, Dialect.API_GATEWAY_V1, FieldNames.NONE),
                UNHANDLED_STATUS,
                exposesError,
                Duration.ofSeconds(30));
    }

    public static Call call(Route route, RequestSnapshot request) throws InvocationFailure {
        RequestId id = RequestId.of(null);
        return Call.of(id, route, request, new ExchangeJournal(id));
    }
}

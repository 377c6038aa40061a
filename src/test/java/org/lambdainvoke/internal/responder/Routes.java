package org.lambdainvoke.internal.responder;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.call.ShadowSamples;
import org.lambdainvoke.internal.answer.Dialect;
import org.lambdainvoke.internal.answer.ResponseRules;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.payload.Snapshots;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.policy.Breaker;
import org.lambdainvoke.internal.policy.Room;
import org.lambdainvoke.internal.request.RequestRules;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.internal.route.ActiveRoute;
import org.lambdainvoke.internal.route.FallbackRules;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.Router;
import org.lambdainvoke.internal.route.ShadowRules;
import org.lambdainvoke.internal.route.SideRules;
import org.lambdainvoke.internal.shadow.Comparison;
import org.lambdainvoke.internal.shadow.IgnoreRules;
import org.lambdainvoke.internal.shadow.ShadowReport;
import org.mockito.Mockito;

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
                Route.EVERYTHING,
                Route.EVERYTHING,
                new SideRules(10_000, List.of(), null, null, 0),
                new FallbackRules(Set.of(), 1),
                null,
                new ShadowRules(0, Set.of(), 0, 1, new Comparison(IgnoreRules.parse(null), 0), 0, ShadowSamples.PATHS),
                new InvocationRules(
                        FunctionReference.parse("greet").orElseThrow(),
                        InvocationType.REQUEST_RESPONSE,
                        LogType.TAIL,
                        Duration.ofSeconds(30),
                        0,
                        10,
                        streamIdleTimeout),
                (request, limits) -> Inside.encode(payload, request, limits),
                new RequestRules(Snapshots.LIMITS, FieldNames.NONE, List.of(), null),
                new ResponseRules(Inside.reader(response, Dialect.API_GATEWAY_V1), FieldNames.NONE),
                UNHANDLED_STATUS,
                exposesError,
                Duration.ofSeconds(30));
    }

    public static Call call(Route route, RequestSnapshot request) throws InvocationFailure {
        return call(route, Mockito.mock(LambdaInvoker.class), request);
    }

    public static Call call(Route route, LambdaInvoker invoker, RequestSnapshot request) throws InvocationFailure {
        RequestId id = RequestId.of(null);
        return Call.of(
                id, decision(route, new AdmissionLimit(1), invoker), Breaker.Permission.NONE, request, journal(id));
    }

    /** How an exchange meets a route that takes whatever comes. */
    public static Router.Decision.Invoke decision(Route route, Room room) {
        return decision(route, room, Mockito.mock(LambdaInvoker.class));
    }

    private static Router.Decision.Invoke decision(Route route, Room room, LambdaInvoker invoker) {
        return new Router.Decision.Invoke(
                new ActiveRoute(
                        route,
                        Breaker.NONE,
                        room,
                        new Semaphore(1),
                        new Semaphore(1),
                        new ShadowReport(route.name(), ShadowSamples.PATHS),
                        invoker),
                RouteMatch.NONE,
                route.invocation().function());
    }

    /** Of a request that has met such a route. */
    public static ExchangeJournal journal(RequestId id) {
        return new ExchangeJournal(
                id, Route.EVERYTHING, FunctionReference.parse("greet").orElseThrow());
    }

    /** Has {@code invoker} reply, whatever the route has. */
    public static Responder by(LambdaInvoker invoker) {
        return call -> new FunctionResponder()
                .respond(new Call(
                        call.id(), call.route(), invoker, call.permission(), call.invocation(), call.journal()));
    }
}

package org.lambdainvoke.internal.responder;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.policy.Breaker;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.Router;

/**
 * A request on its way to the function: all that a reply is made from. Immutable, but for the journal.
 *
 * @param id the request's id
 * @param route which function, and how
 * @param invoker calls the function
 * @param permission of the route's breaker, which the call has to end
 * @param invocation the call of the function, its payload made
 * @param journal what becomes of the request
 */
public record Call(
        RequestId id,
        Route route,
        LambdaInvoker invoker,
        Breaker.Permission permission,
        Invocation invocation,
        ExchangeJournal journal) {

    /**
     * Makes the payload. The time for the call begins here.
     *
     * @param decision the route that the request has met, and which function is to be called
     * @param permission of the route's breaker
     * @param request what was read of the request
     * @throws InvocationFailure when the request is malformed or too large; nothing is called then
     */
    public static Call of(
            RequestId id,
            Router.Decision.Invoke decision,
            Breaker.Permission permission,
            RequestSnapshot request,
            ExchangeJournal journal)
            throws InvocationFailure {
        Route route = decision.route().route();
        InvocationRules rules = route.invocation();
        Deadline deadline = Deadline.after(rules.timeout());
        Bytes payload = route.payloadOf(request);
        journal.prepared(payload.size());
        return new Call(
                id,
                route,
                decision.route().invoker(),
                permission,
                new Invocation(
                        decision.function(),
                        rules.type(),
                        rules.logType(),
                        payload,
                        deadline,
                        request.trace(),
                        null,
                        request.head().caller().tenant(),
                        journal,
                        new Cancellation()),
                journal);
    }
}

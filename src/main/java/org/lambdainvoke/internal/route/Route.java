package org.lambdainvoke.internal.route;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.ResponseRules;
import org.lambdainvoke.internal.payload.PayloadEncoder;
import org.lambdainvoke.internal.policy.BreakerRules;
import org.lambdainvoke.internal.request.RequestRules;
import org.lambdainvoke.internal.request.RequestSnapshot;

/**
 * Which function answers, and how. Immutable.
 *
 * @param name its methods and its template as they are written; {@code *} where there is no route table
 * @param template its template; {@code *} where there is no route table
 * @param sides which part of the requests the function answers
 * @param fallback when the application answers in its place
 * @param breaker when the function is left alone; null for never
 * @param shadow when it is asked what the application has answered
 * @param invocation how the function is called
 * @param payload makes what it receives
 * @param request what of a request reaches it
 * @param response how its result is answered
 * @param unhandledStatus the status of an answer when the function failed
 * @param exposesFunctionError whether the client sees the error that the function wrote
 * @param writeIdleTimeout how long a client may take nothing of an answer
 */
public record Route(
        String name,
        String template,
        SideRules sides,
        FallbackRules fallback,
        @Nullable BreakerRules breaker,
        ShadowRules shadow,
        InvocationRules invocation,
        PayloadEncoder payload,
        RequestRules request,
        ResponseRules response,
        int unhandledStatus,
        boolean exposesFunctionError,
        Duration writeIdleTimeout) {

    /** Name and template of the only route where there is no route table. */
    public static final String EVERYTHING = "*";

    /** All that it may call: its own, and perhaps the canary. */
    public List<FunctionReference> functions() {
        FunctionReference canary = sides.canary();
        return canary == null ? List.of(invocation.function()) : List.of(invocation.function(), canary);
    }

    /**
     * What the function receives.
     *
     * @throws InvocationFailure when the request is malformed or too large; nothing is to be called then
     */
    public Bytes payloadOf(RequestSnapshot snapshot) throws InvocationFailure {
        Bytes encoded = payload.encode(snapshot, request.limits());
        if (encoded.size() > invocation.type().maxPayloadBytes()) {
            throw new InvocationFailure(FailureReason.PAYLOAD_TOO_LARGE, "The request is too large for the function.");
        }
        return encoded;
    }

    /** The status of an answer that tells of {@code failure}. */
    public int statusOf(InvocationFailure failure) {
        return failure.reason() == FailureReason.FUNCTION_ERROR
                ? unhandledStatus
                : failure.reason().status();
    }
}

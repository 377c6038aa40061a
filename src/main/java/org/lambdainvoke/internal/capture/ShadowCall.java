package org.lambdainvoke.internal.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.lambdainvoke.call.AttemptListener;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.shadow.Findings;
import org.lambdainvoke.internal.shadow.ShadowAnswer;
import org.lambdainvoke.internal.shadow.SkipReason;

/** Asks a function what the application was asked, and compares. To be run once. */
final class ShadowCall {
    /** Tells a function that nobody gets its answer, whatever its payload is. */
    static final String CLIENT_CONTEXT = "{\"custom\":{\"lambda-invoke-shadow\":\"true\"}}";

    /** What the filter adds to an answer of a function. */
    private static final FieldNames OF_LAMBDA = FieldNames.of("x-amzn-RequestId", "X-Amz-Executed-Version");

    private static final int ALL = 10_000;

    private final CapturedExchange exchange;
    private final Route route;
    private final LambdaInvoker invoker;
    private final Cancellation cancellation;
    private final ShadowReports reports;
    private final boolean isHead;

    ShadowCall(CapturedExchange exchange, LambdaInvoker invoker, Cancellation cancellation, ShadowReports reports) {
        this.exchange = exchange;
        this.route = exchange.route().route();
        this.invoker = invoker;
        this.cancellation = cancellation;
        this.reports = reports;
        this.isHead = exchange.isHead();
    }

    void run() {
        try {
            compare();
        } catch (InvocationFailure failure) {
            failed(ofStop(failure));
        } catch (RuntimeException | Error e) {
            failed(Defects.failure(e));
        }
    }

    private void failed(InvocationFailure failure) {
        reports.failed(exchange.route(), exchange.head().id(), failure);
    }

    private void compare() throws InvocationFailure {
        RequestSnapshot request =
                exchange.upload().toSnapshot(exchange.head(), route.request().limits());
        if (request == null) {
            reports.skipped(exchange, SkipReason.UNREAD_BODY);
            return;
        }
        ShadowAnswer application = exchange.answer().toAnswer(isHead);
        if (application == null) {
            reports.skipped(exchange, SkipReason.TOO_LARGE);
            return;
        }
        Bytes payload = route.payloadOf(request);
        long called = System.nanoTime();
        ShadowAnswer function = call(payload, request.trace());
        Duration duration = Duration.ofNanos(System.nanoTime() - called);
        Findings findings = route.shadow().comparison().compare(application, function);
        reports.compared(exchange, findings, duration);
        if (findings.skipped() == null
                && ThreadLocalRandom.current().nextInt(ALL) < route.shadow().control()) {
            control(function, payload, request.trace());
        }
    }

    /** Whatever comes of it, the request was compared. */
    private void control(ShadowAnswer function, Bytes payload, String trace) {
        try {
            ShadowAnswer again = call(payload, trace);
            reports.controlled(exchange, route.shadow().comparison().compare(function, again));
        } catch (InvocationFailure failure) {
            reports.controlFailed(exchange, ofStop(failure));
        }
    }

    private InvocationFailure ofStop(InvocationFailure failure) {
        return cancellation.isCancelled()
                ? new InvocationFailure(FailureReason.STOPPING, "the filter is being destroyed")
                : failure;
    }

    private ShadowAnswer call(Bytes payload, String trace) throws InvocationFailure {
        InvocationRules rules = route.invocation();
        InvocationResult result = invoker.invoke(new Invocation(
                rules.function(),
                rules.type(),
                rules.logType(),
                payload,
                Deadline.after(rules.timeout()),
                trace,
                CLIENT_CONTEXT,
                exchange.head().caller().tenant(),
                AttemptListener.NONE,
                cancellation));
        Reply.Whole reply = Reply.Whole.of(result, route, exchange.head().id());
        InvocationFailure failure = reply.failure();
        if (failure != null) {
            throw failure;
        }
        return toShadowAnswer(reply.head());
    }

    private ShadowAnswer toShadowAnswer(Answer answer) {
        List<HttpAnswer.Field> fields = new ArrayList<>();
        answer.fields().all().forEach(field -> {
            if (!OF_LAMBDA.contains(field.name())) {
                fields.add(new HttpAnswer.Field(field.name(), field.value()));
            }
        });
        if (answer.contentType() != null) {
            fields.add(new HttpAnswer.Field("Content-Type", answer.contentType()));
        }
        return answer.mayHaveBody(isHead)
                ? ShadowAnswer.of(answer.status(), fields, answer.body())
                : ShadowAnswer.withoutBody(answer.status(), fields);
    }
}

package org.lambdainvoke.internal.policy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Counts the last hundred requests, by resilience4j. What a client can provoke, a function that throws or answers
 * badly, counts as a success; what says nothing of the function does not count. When the time is over, one request at a
 * time is let through. Thread-safe.
 */
public final class CountingBreaker implements Breaker {
    private static final Set<FailureReason> FAILED = Collections.unmodifiableSet(EnumSet.of(
            FailureReason.THROTTLED,
            FailureReason.NOT_READY,
            FailureReason.UNREACHABLE,
            FailureReason.CONNECTION_LOST,
            FailureReason.LAMBDA_ERROR,
            FailureReason.TIMEOUT,
            FailureReason.FUNCTION_TIMEOUT,
            FailureReason.REJECTED));

    private static final Set<FailureReason> SUCCEEDED =
            Collections.unmodifiableSet(EnumSet.of(FailureReason.FUNCTION_ERROR, FailureReason.BAD_ANSWER));

    /** How long a call takes is for the deadline to judge. */
    private static final Duration NEVER_SLOW = Duration.ofDays(1);

    private final AtomicInteger transitions = new AtomicInteger();
    private final CircuitBreaker breaker;

    /** A breaker that lets requests through. */
    public CountingBreaker(BreakerRules rules) {
        breaker = CircuitBreaker.of(
                "route",
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                BreakerRules.WINDOW,
                                rules.requests(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(rules.percent())
                        .waitDurationInOpenState(rules.open())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .slowCallDurationThreshold(NEVER_SLOW)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> transitions.incrementAndGet());
    }

    @Override
    public Permission acquire() throws InvocationFailure {
        if (!breaker.tryAcquirePermission()) {
            throw new InvocationFailure(FailureReason.CIRCUIT_OPEN, "too many of the last calls have failed");
        }
        int begun = transitions.get();
        AtomicBoolean isHeld = new AtomicBoolean(true);
        return reason -> {
            // What began before the breaker changed its state says nothing of the function as it is now.
            if (isHeld.compareAndSet(true, false) && begun == transitions.get()) {
                end(reason);
            }
        };
    }

    private void end(@Nullable FailureReason reason) {
        if (reason == null || SUCCEEDED.contains(reason)) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else if (FAILED.contains(reason)) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new InvocationFailure(reason, ""));
        } else {
            breaker.releasePermission();
        }
    }

    @Override
    public String state() {
        return breaker.getState().name().toLowerCase(Locale.ROOT);
    }
}

package org.lambdainvoke.invoke;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SDKGlobalTime;
import com.amazonaws.handlers.HandlerAfterAttemptContext;
import com.amazonaws.handlers.HandlerBeforeAttemptContext;
import com.amazonaws.handlers.HandlerContextKey;
import com.amazonaws.handlers.RequestHandler2;

/**
 * Takes back what the SDK makes of an answer that may blame the clock: even with retries off, the {@code Date} of any 401
 * or 403 that is minutes off becomes the time by which every client of the JVM signs from then on.
 */
final class SteadyClock extends RequestHandler2 {
    private static final HandlerContextKey<Integer> OFFSET_SECONDS =
            new HandlerContextKey<>(SteadyClock.class.getName());

    @Override
    public void beforeAttempt(HandlerBeforeAttemptContext context) {
        context.getRequest().addHandlerContext(OFFSET_SECONDS, SDKGlobalTime.getGlobalTimeOffset());
    }

    @Override
    public void afterAttempt(HandlerAfterAttemptContext context) {
        Integer before = context.getRequest().getHandlerContext(OFFSET_SECONDS);
        if (before != null && context.getException() instanceof AmazonServiceException) {
            SDKGlobalTime.setGlobalTimeOffset(before);
        }
    }
}

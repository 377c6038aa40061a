package org.lambdainvoke.invoke;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SDKGlobalTime;
import com.amazonaws.handlers.HandlerAfterAttemptContext;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.retry.RetryUtils;

/**
 * Takes back what the SDK makes of an answer that blames the clock: even with retries off, its {@code Date} becomes the
 * time by which every client of the JVM signs from then on.
 */
final class SteadyClock extends RequestHandler2 {
    private final int offsetSeconds = SDKGlobalTime.getGlobalTimeOffset();

    @Override
    public void afterAttempt(HandlerAfterAttemptContext context) {
        if (context.getException() instanceof AmazonServiceException answer && RetryUtils.isClockSkewError(answer)) {
            SDKGlobalTime.setGlobalTimeOffset(offsetSeconds);
        }
    }
}

package org.lambdainvoke.internal.aws1;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SDKGlobalTime;
import com.amazonaws.handlers.HandlerAfterAttemptContext;
import com.amazonaws.handlers.RequestHandler2;

/**
 * Takes back what the SDK makes of an answer that may blame the clock: even with retries off, the {@code Date} of any
 * 401 or 403 that is minutes off becomes the time by which every client of the JVM signs from then on.
 */
final class SteadyClock extends RequestHandler2 {
    /** Of the beginning: a call that runs beside one that is refused would note what is to be taken back. */
    private final int offsetSeconds = SDKGlobalTime.getGlobalTimeOffset();

    @Override
    public void afterAttempt(HandlerAfterAttemptContext context) {
        if (context.getException() instanceof AmazonServiceException) {
            SDKGlobalTime.setGlobalTimeOffset(offsetSeconds);
        }
    }
}

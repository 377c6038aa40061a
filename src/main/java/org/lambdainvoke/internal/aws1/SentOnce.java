package org.lambdainvoke.internal.aws1;

import com.amazonaws.services.lambda.model.InvokeRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not sent a second time, also by a client to which no {@link SingleAttempt} can be added any more:
 * the SDK asks it for its timeout, which it has none of, right before it sends it. Not thread-safe.
 */
final class SentOnce extends InvokeRequest {
    private static final long serialVersionUID = 1L;

    private boolean isSent;

    @Override
    public @Nullable Integer getSdkRequestTimeout() {
        if (isSent) {
            throw new SingleAttempt.RedirectedException();
        }
        isSent = true;
        return null;
    }
}

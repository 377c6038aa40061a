package org.lambdainvoke.internal.aws1;

import com.amazonaws.SdkClientException;
import com.amazonaws.handlers.HandlerBeforeAttemptContext;
import com.amazonaws.handlers.HandlerContextKey;
import com.amazonaws.handlers.RequestHandler2;

/**
 * Ends a call that the SDK is about to send a second time. With retries off it still does so for a redirect with status
 * 307: payload, a fresh signature and the session token would go to whatever host the answer names.
 */
final class SingleAttempt extends RequestHandler2 {
    private static final HandlerContextKey<Boolean> SENT = new HandlerContextKey<>(SingleAttempt.class.getName());

    /** The endpoint has redirected the call. */
    static final class RedirectedException extends SdkClientException {
        private static final long serialVersionUID = 1L;

        RedirectedException() {
            super("the endpoint redirects the call");
        }
    }

    @Override
    public void beforeAttempt(HandlerBeforeAttemptContext context) {
        if (context.getRequest().getHandlerContext(SENT) != null) {
            throw new RedirectedException();
        }
        context.getRequest().addHandlerContext(SENT, true);
    }
}

package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Always fails: it shows that a client is told that the function failed, but not how. */
public final class FailingHandler implements RequestHandler<Map<String, Object>, Void> {
    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log("About to fail");
        throw new IllegalStateException("This function fails on purpose");
    }
}

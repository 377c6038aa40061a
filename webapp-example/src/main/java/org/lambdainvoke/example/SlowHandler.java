package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes its time: it shows how a filter waits, and how another one does not wait that long. */
public final class SlowHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final int SECONDS = 3;

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the function was stopped while it took its time", e);
        }
        return Map.of("message", "That took " + SECONDS + " seconds.");
    }
}

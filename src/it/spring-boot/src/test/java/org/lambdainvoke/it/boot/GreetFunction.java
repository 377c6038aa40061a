package org.lambdainvoke.it.boot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Greets who is named, fails where nobody is. */
public class GreetFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        if (!event.containsKey("name")) {
            throw new IllegalArgumentException("secret of the function");
        }
        return Map.of("message", "Hello, " + event.get("name") + "!");
    }
}

package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Greets who is named by {@code name}, and gives back the whole event: it shows what the filter made of a request. */
public final class GreetHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        String name = nameIn(event.get("name"));
        context.getLogger().log("Greeting somebody with " + event.size() + " parameters");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", "Hello, " + name + "!");
        answer.put("received", event);
        return answer;
    }

    private static String nameIn(Object value) {
        if (value instanceof List<?> names) {
            return names.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        }
        return value == null || value.equals("") ? "world" : value.toString();
    }
}

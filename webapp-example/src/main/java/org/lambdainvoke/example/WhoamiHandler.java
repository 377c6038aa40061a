package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/**
 * Tells who asked for what. It shows the plain request without anything of AWS in it: no event type is needed to read
 * it, and who is logged in comes from the login in front of the filter, never from a header. The answer is that of a
 * function behind an API Gateway, with a status and headers.
 */
public final class WhoamiHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> request, Context context) {
        Object principal = request.get("principal");
        String who = principal == null
                ? "Nobody is logged in."
                : "You are " + principal + ", by " + request.get("authType") + ".";
        String text = who + "\nYou asked to " + request.get("method") + " " + request.get("uri") + "\n";
        Map<String, String> headers = Map.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store");
        return Map.of("statusCode", 200, "headers", headers, "body", text);
    }
}

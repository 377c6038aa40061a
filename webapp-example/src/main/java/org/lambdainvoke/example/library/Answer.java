package org.lambdainvoke.example.library;

import com.google.gson.Gson;
import java.util.Map;

/** A status and a JSON document, on their way to whoever asked. */
record Answer(int status, String json) {
    /** Says which side has answered, so that a test or a page can tell them apart; the bodies are the same. */
    static final String ANSWERED_BY = "X-Answered-By";

    private static final Gson GSON = new Gson();

    static Answer of(int status, Object content) {
        return new Answer(status, GSON.toJson(content));
    }

    /** What a function returns for it, as behind an API Gateway. */
    Map<String, Object> ofFunction() {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Cache-Control", "no-store", ANSWERED_BY, "function");
        return Map.of("statusCode", status, "headers", headers, "body", json);
    }
}

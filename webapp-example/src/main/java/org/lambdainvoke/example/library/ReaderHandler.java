package org.lambdainvoke.example.library;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * Prints a reader's card, in place of {@link ReaderServlet}, and does so WRONG ON PURPOSE: two faults are planted here,
 * for the shadow of this route to find before a reader does. All other functions of the library are right.
 */
public final class ReaderHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Gson GSON = new Gson();

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> parameters, Context context) {
        Answer right = Library.card(parameters.getOrDefault("id", "").toString());
        return right.status() == 200 ? withPlantedFaults(right).ofFunction() : right.ofFunction();
    }

    private static Answer withPlantedFaults(Answer right) {
        JsonObject card = GSON.fromJson(right.json(), JsonObject.class);
        // Planted: a number has become a text.
        card.addProperty("fee", card.get("fee").getAsString());
        // Planted: a member is missing.
        card.remove("due");
        return Answer.of(right.status(), card);
    }
}

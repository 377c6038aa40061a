package org.lambdainvoke.it.frameworks;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The process of {@code lambda.js}. */
final class NodeSide {
    private static final int URLS_AT_ONCE = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JsonObject ports;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param ports what it has written, as JSON
     */
    NodeSide(String ports) {
        this.ports = JsonParser.parseString(ports).getAsJsonObject();
    }

    String lambdaUrl() {
        return "http://127.0.0.1:" + port("lambda");
    }

    /** Where an application is served without Lambda. */
    int port(String application) {
        return ports.get(application).getAsInt();
    }

    /** The path in each URL, as a parser of the WHATWG reads it; null where it takes it for none. */
    List<String> paths(List<String> urls) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>(urls.size());
        Gson gson = new Gson();
        for (int start = 0; start < urls.size(); start += URLS_AT_ONCE) {
            List<String> some = urls.subList(start, Math.min(urls.size(), start + URLS_AT_ONCE));
            HttpRequest request = HttpRequest.newBuilder(URI.create(lambdaUrl() + "/urls"))
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(gson.toJson(some)))
                    .build();
            String answer = client.send(request, BodyHandlers.ofString()).body();
            paths.addAll(Arrays.asList(gson.fromJson(answer, String[].class)));
        }
        return paths;
    }
}

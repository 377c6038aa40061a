package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.payload.Snapshots;
import org.lambdainvoke.internal.request.RequestReader;
import org.lambdainvoke.internal.request.RequestRules;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.proof.property.HostilePath;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;

/** Whoever reads the path of an event as a URL finds the path that the container has matched, or there is no event. */
public class EventPathOnContainersTest extends OnContainers {
    private static final long SEED = 20_261_129;
    private static final int PATHS = 1000;
    private static final Pattern DOT_SEGMENT = Pattern.compile("/[.]{1,2}(?:/|$)");
    private static final RequestRules RULES = new RequestRules(Snapshots.LIMITS, FieldNames.NONE, List.of(), null);

    @Parameters(name = "{0}, lenient {1}")
    public static Iterable<?> containers() {
        return Container.twice(Container.all());
    }

    @Parameter(1)
    public boolean isLenient;

    /** Answers with the path that was matched, and with the event of each format, null where there is none. */
    private static final Filter TELLING = (request, response, chain) -> {
        HttpServletRequest http = (HttpServletRequest) request;
        JsonObject answer = new JsonObject();
        String pathInfo = http.getPathInfo() == null ? "" : http.getPathInfo();
        answer.addProperty("matched", http.getServletPath() + pathInfo);
        JsonObject events = new JsonObject();
        for (PayloadFormat format : PayloadFormat.values()) {
            if (format != PayloadFormat.PARAMETERS && format != PayloadFormat.BODY) {
                events.add(format.text(), event(format, http));
            }
        }
        answer.add("events", events);
        Bytes body = Bytes.utf8(answer.toString());
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    };

    private static JsonElement event(PayloadFormat format, HttpServletRequest request) throws IOException {
        try {
            RequestSnapshot snapshot =
                    new RequestReader(request, RULES, RouteMatch.NONE, new RequestId("request-1")).read();
            Bytes event = Inside.encode(format, snapshot, Snapshots.LIMITS);
            return JsonParser.parseString(event.decode(StandardCharsets.UTF_8));
        } catch (InvocationFailure e) {
            assertThat(e.reason()).isEqualTo(FailureReason.BAD_REQUEST);
            return JsonNull.INSTANCE;
        }
    }

    @Test
    public void pathIsTheOneThatWasMatched() throws Exception {
        List<String> faults = new ArrayList<>();
        int events = 0;
        WebApplication application = new WebApplication()
                .filter(TELLING, HostilePath.PREFIX + "/*", Map.of(), EnumSet.of(DispatcherType.REQUEST));
        serve(isLenient ? application.lenient() : application);
        for (String path : HostilePath.paths(SEED, PATHS)) {
            String answer = Http.raw(
                    server.port(),
                    "GET " + path + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n",
                    false);
            int body = answer.indexOf("\r\n\r\n{\"matched\"");
            if (body >= 0) {
                String utf8 = new String(
                        answer.substring(body + 4).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                events += check(path, JsonParser.parseString(utf8).getAsJsonObject(), faults);
            }
        }
        assertThat(faults).isEmpty();
        // Jetty refuses most of them itself.
        assertThat(events).isGreaterThan(PATHS / 4);
    }

    private static int check(String path, JsonObject answer, List<String> faults) {
        String matched = answer.get("matched").getAsString();
        int events = 0;
        for (Map.Entry<String, JsonElement> entry :
                answer.getAsJsonObject("events").entrySet()) {
            if (!entry.getValue().isJsonNull()) {
                events++;
                for (String text : paths(entry.getValue().getAsJsonObject())) {
                    if (!isThePath(text, matched)) {
                        faults.add(entry.getKey() + " of " + path + ": " + text + " for " + matched);
                    }
                }
            }
        }
        return events;
    }

    /** All members that are a path. */
    private static List<String> paths(JsonObject event) {
        List<String> paths = new ArrayList<>();
        for (String name : List.of("path", "rawPath", "uri")) {
            addIfThere(event.get(name), "", paths);
        }
        JsonElement context = event.get("requestContext");
        if (context != null) {
            addIfThere(context.getAsJsonObject().get("path"), "", paths);
            if (context.getAsJsonObject().has("http")) {
                addIfThere(context.getAsJsonObject().getAsJsonObject("http").get("path"), "", paths);
            }
        }
        JsonElement parameters = event.get("pathParameters");
        if (parameters != null && parameters.isJsonObject()) {
            addIfThere(parameters.getAsJsonObject().get("proxy"), "/", paths);
        }
        return paths;
    }

    private static void addIfThere(JsonElement path, String before, List<String> paths) {
        if (path != null) {
            paths.add(before + path.getAsString());
        }
    }

    private static boolean isThePath(String text, String matched) {
        try {
            URI url = new URI("https://shop.example" + text);
            URI reference = new URI("https://shop.example/elsewhere").resolve(new URI(text));
            String path = url.getRawPath();
            return url.equals(reference)
                    && !DOT_SEGMENT.matcher(path).find()
                    && url.getHost().equals("shop.example")
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && path.indexOf(';') < 0
                    && (decoded(path).equals(matched)
                            || decoded(withEscapedSlashes(path)).equals(matched));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String decoded(String path) throws URISyntaxException {
        return new URI(path).getPath();
    }

    private static String withEscapedSlashes(String path) {
        return path.replace("%2F", "%252F").replace("%2f", "%252f");
    }
}

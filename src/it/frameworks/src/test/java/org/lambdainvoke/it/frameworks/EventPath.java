package org.lambdainvoke.it.frameworks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.lambdainvoke.PayloadFormat;

/**
 * A member of an event that a framework may take for the path.
 *
 * @param member its name
 * @param text what it says
 * @param host what the framework has the host from
 */
record EventPath(String member, String text, String host) {
    /** What adapters make of it. */
    String url() {
        return "https://" + host + text;
    }

    /** All of an event. */
    static List<EventPath> of(PayloadFormat format, JsonObject event) {
        List<EventPath> paths = new ArrayList<>();
        switch (format) {
            case API_GATEWAY_V1 -> {
                JsonObject context = event.getAsJsonObject("requestContext");
                String host = text(context, "domainName");
                paths.add(new EventPath("path", text(event, "path"), host));
                paths.add(new EventPath("requestContext.path", text(context, "path"), host));
                addProxy(event, host, paths);
            }
            case API_GATEWAY_V2, FUNCTION_URL -> {
                JsonObject context = event.getAsJsonObject("requestContext");
                String host = text(context, "domainName");
                paths.add(new EventPath("rawPath", text(event, "rawPath"), host));
                paths.add(
                        new EventPath("requestContext.http.path", text(context.getAsJsonObject("http"), "path"), host));
                addProxy(event, host, paths);
            }
            case LOAD_BALANCER ->
                paths.add(new EventPath("path", text(event, "path"), text(event.getAsJsonObject("headers"), "host")));
            case LOAD_BALANCER_MULTI_VALUE -> {
                JsonElement hosts = event.getAsJsonObject("multiValueHeaders").get("host");
                paths.add(new EventPath(
                        "path",
                        text(event, "path"),
                        hosts.getAsJsonArray().get(0).getAsString()));
            }
            case REQUEST -> {
                String host = text(event.getAsJsonObject("headers"), "host");
                String uri = text(event, "uri");
                int query = uri.indexOf('?');
                paths.add(new EventPath("path", text(event, "path"), host));
                paths.add(new EventPath("uri", query < 0 ? uri : uri.substring(0, query), host));
            }
            default -> throw new IllegalArgumentException(format + " has no path");
        }
        return paths;
    }

    private static void addProxy(JsonObject event, String host, List<EventPath> paths) {
        JsonElement parameters = event.get("pathParameters");
        if (parameters != null && parameters.isJsonObject()) {
            String proxy = text(parameters.getAsJsonObject(), "proxy");
            paths.add(new EventPath("pathParameters.proxy", "/" + proxy, host));
        }
    }

    private static String text(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
}

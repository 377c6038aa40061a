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
                addVariable(event, text(event, "resource"), host, paths);
            }
            case API_GATEWAY_V2, FUNCTION_URL -> {
                JsonObject context = event.getAsJsonObject("requestContext");
                String host = text(context, "domainName");
                paths.add(new EventPath("rawPath", text(event, "rawPath"), host));
                paths.add(
                        new EventPath("requestContext.http.path", text(context.getAsJsonObject("http"), "path"), host));
                String key = text(event, "routeKey");
                addVariable(event, key.substring(key.indexOf(' ') + 1), host, paths);
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

    /** The template with the value of its variable. */
    private static void addVariable(JsonObject event, String template, String host, List<EventPath> paths) {
        JsonElement parameters = event.get("pathParameters");
        if (parameters != null && parameters.isJsonObject()) {
            String name = parameters.getAsJsonObject().keySet().iterator().next();
            String value = text(parameters.getAsJsonObject(), name);
            String prefix = template.startsWith("/") ? template.substring(0, template.indexOf('{')) : "/";
            paths.add(new EventPath("pathParameters." + name, prefix + value, host));
        }
    }

    private static String text(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
}

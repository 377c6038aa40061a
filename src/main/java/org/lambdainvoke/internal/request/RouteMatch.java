package org.lambdainvoke.internal.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lambdainvoke.call.InvocationFailure;

/**
 * The route that a request has met. Immutable.
 *
 * @param method the method that the route was found by, {@code *} for one that takes any
 * @param template the path of the route as it is written; {@code *} where there is no route table
 * @param variables the variables of the template in its order, as encoded as the path of an event is
 */
public record RouteMatch(String method, String template, Map<String, String> variables) {
    /** Of a filter without a route table. */
    public static final RouteMatch NONE = new RouteMatch("*", "*", Map.of());

    /** Keeps a copy of the variables. */
    public RouteMatch {
        variables = variables.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** Whether the request has met a route of a table. */
    public boolean isOfTable() {
        return !template.equals("*");
    }

    /** The route as HTTP APIs of API Gateway name it: {@code GET /orders/{id}}, {@code ANY /orders/{id}}. */
    public String key() {
        return (method.equals("*") ? "ANY " : method + " ") + template;
    }

    /** The variables as {@link EventPath#decoded()} has them: without the escapes that stand for nothing but a name. */
    public Map<String, String> variablesDecodedAsNames() {
        Map<String, String> decoded = new LinkedHashMap<>();
        variables.forEach((name, value) -> decoded.put(name, PathEscapes.decodeNames(value)));
        return decoded;
    }

    /** The variables without their escapes. Immutable. */
    public Map<String, String> decodedVariables() throws InvocationFailure {
        if (variables.isEmpty()) {
            return variables;
        }
        Map<String, String> decoded = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            decoded.put(variable.getKey(), UrlEncoding.decodePath(variable.getValue()));
        }
        return Collections.unmodifiableMap(decoded);
    }
}

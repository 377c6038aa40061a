package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;
import org.lambdainvoke.internal.request.RouteMatch;

/**
 * The event of an HTTP API of API Gateway with payload format 2.0.
 *
 * <p>{@code rawPath} is decoded, as HTTP APIs do whatever its name says, but for escapes of what would not be read as a
 * part of a name any more, and so are the variables of a route; cookies stand in {@code cookies} only. What is not
 * there is absent: query, cookies, variables, body.
 */
public final class ApiGatewayV2Payload {
    private static final FieldNames COOKIE = FieldNames.of("Cookie");

    private ApiGatewayV2Payload() {}

    /**
     * Makes the payload.
     *
     * @throws InvocationFailure when the request is malformed, or has more parameters than {@code limits} allow
     * @throws IOException when text of the request has no UTF-8
     */
    public static Bytes encode(RequestSnapshot request, RequestLimits limits) throws InvocationFailure, IOException {
        RequestTarget target = request.head().target();
        RouteMatch route = request.head().route();
        String path = target.path().decoded();
        String routeKey = route.isOfTable() ? route.key() : StandIns.STAGE;
        EventBody body = EventBody.textByType(request);
        RequestFields fields = FrontDoor.API_GATEWAY.fields(request, body);
        EventWriter event = new EventWriter(request, fields, body);
        event.text("version", "2.0").text("routeKey", routeKey).text("rawPath", path);
        HttpEvent.writeQueryAndFields(target, fields, fields.without(COOKIE), limits, event);
        Map<String, String> variables = variables(route, path);
        if (!variables.isEmpty()) {
            event.texts("pathParameters", variables);
        }
        HttpEvent.writeContext(request.head(), fields, path, StandIns.ACCOUNT_ID, routeKey, event);
        HttpEvent.writeBody(body, event);
        return event.end();
    }

    private static Map<String, String> variables(RouteMatch route, String path) {
        if (route.isOfTable()) {
            return route.variablesDecodedAsNames();
        }
        return path.equals("/") ? Map.of() : Map.of("proxy", path.substring(1));
    }
}

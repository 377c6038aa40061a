package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.EventPath;
import org.lambdainvoke.internal.request.QueryMap;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;
import org.lambdainvoke.internal.request.RouteMatch;

/**
 * The event of a REST API of API Gateway with Lambda proxy integration, and of an HTTP API with payload format 1.0,
 * whose {@code version} it carries. The route is that of the route table; a greedy one where there is none.
 *
 * <p>{@code path} is the path below the context path, as the client wrote it; {@code requestContext.path} has the
 * context path before it, as AWS has the stage. Without a query both maps of it are null, without a body so is that.
 */
public final class ApiGatewayV1Payload {
    /** REST APIs do not pass these on; hop-by-hop fields aside. */
    private static final FieldNames DROPPED =
            FieldNames.of("Content-Length", "Content-MD5", "Expect", "Max-Forwards", "Server", "WWW-Authenticate");

    /**
     * API Gateway spells these so however they were sent. All others it passes on as they came, in lower case from a
     * client of HTTP/2; containers change the spelling, each in its own way, so here they are always in lower case.
     */
    private static final Map<String, String> SPELLING = Map.of(
            "authorization", "Authorization",
            "host", "Host",
            "user-agent", "User-Agent",
            "x-amzn-trace-id", "X-Amzn-Trace-Id",
            "x-forwarded-for", "X-Forwarded-For",
            "x-forwarded-port", "X-Forwarded-Port",
            "x-forwarded-proto", "X-Forwarded-Proto");

    private static final List<String> IDENTITY_OF_AWS = List.of(
            "accessKey",
            "accountId",
            "caller",
            "cognitoAuthenticationProvider",
            "cognitoAuthenticationType",
            "cognitoIdentityId",
            "cognitoIdentityPoolId",
            "principalOrgId");

    private ApiGatewayV1Payload() {}

    /**
     * Makes the payload.
     *
     * @throws InvocationFailure when the request is malformed, or has more parameters than {@code limits} allow
     * @throws IOException when text of the request has no UTF-8
     */
    public static Bytes encode(RequestSnapshot request, RequestLimits limits) throws InvocationFailure, IOException {
        RequestTarget target = request.head().target();
        EventPath path = target.path();
        Map<String, List<String>> query = QueryMap.decoded(target.query(), limits);
        EventBody body = EventBody.textIfUtf8(request);
        RequestFields fields = FrontDoor.API_GATEWAY.fields(request, body).without(DROPPED);
        Map<String, List<String>> headers = spelled(fields);
        EventWriter event = new EventWriter(request, fields, body);
        event.text("version", "1.0")
                .text("resource", resource(request.head().route(), path))
                .text("path", path.encoded())
                .text("httpMethod", target.method())
                .lastValues("headers", headers)
                .allValues("multiValueHeaders", headers);
        writeQuery(query, event);
        writePathParameters(request.head().route(), path, event);
        event.nothing("stageVariables");
        writeContext(request.head(), path, fields, event);
        if (body.isPresent()) {
            event.body(body);
        } else {
            event.nothing("body");
        }
        return event.flag("isBase64Encoded", body.isBase64()).end();
    }

    private static Map<String, List<String>> spelled(RequestFields fields) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        fields.byLowerCaseName().forEach((name, values) -> headers.put(SPELLING.getOrDefault(name, name), values));
        return headers;
    }

    private static void writeQuery(Map<String, List<String>> query, EventWriter event) throws IOException {
        if (query.isEmpty()) {
            event.nothing("queryStringParameters").nothing("multiValueQueryStringParameters");
        } else {
            event.lastValues("queryStringParameters", query).allValues("multiValueQueryStringParameters", query);
        }
    }

    /** Variables are as encoded as the path is; without one there is no object. */
    private static void writePathParameters(RouteMatch route, EventPath path, EventWriter event) throws IOException {
        Map<String, String> variables = variables(route, path);
        if (variables.isEmpty()) {
            event.nothing("pathParameters");
        } else {
            event.texts("pathParameters", variables);
        }
    }

    private static Map<String, String> variables(RouteMatch route, EventPath path) {
        if (route.isOfTable()) {
            return route.variables();
        }
        return path.isRoot() ? Map.of() : Map.of("proxy", path.encoded().substring(1));
    }

    private static String resource(RouteMatch route, EventPath path) {
        if (route.isOfTable()) {
            return route.template();
        }
        return path.isRoot() ? "/" : "/{proxy+}";
    }

    private static void writeContext(RequestHead head, EventPath path, RequestFields fields, EventWriter event)
            throws IOException, InvocationFailure {
        RequestTarget target = head.target();
        String host = head.peer().host();
        event.begin("requestContext").text("accountId", StandIns.ACCOUNT_ID).text("apiId", StandIns.API_ID);
        if (head.caller().isKnown()) {
            event.begin("authorizer");
            AuthorizerBlock.writeTexts(head.caller(), event);
            event.endObject();
        }
        event.text("deploymentId", StandIns.API_ID)
                .text("domainName", host)
                .text("domainPrefix", StandIns.domainPrefix(host))
                .text("extendedRequestId", head.trace().random())
                .text("httpMethod", target.method());
        writeIdentity(head, fields, event);
        event.text("path", path.fromRoot())
                .text("protocol", target.protocol())
                .text("requestId", head.id().text())
                .text("requestTime", EventTime.of(head.time()))
                .number("requestTimeEpoch", head.time().toEpochMilli())
                .text("resourceId", StandIns.API_ID)
                .text("resourcePath", resource(head.route(), path))
                .text("stage", StandIns.STAGE)
                .endObject();
    }

    private static void writeIdentity(RequestHead head, RequestFields fields, EventWriter event)
            throws IOException, InvocationFailure {
        event.begin("identity");
        for (String name : IDENTITY_OF_AWS) {
            event.nothing(name);
        }
        event.text("sourceIp", head.peer().address())
                .nothing("user")
                .text("userAgent", fields.last("User-Agent"))
                .nothing("userArn");
        ClientCertificate.write(head.caller().certificate(), event);
        event.endObject();
    }
}

package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.QueryMap;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestTarget;

/** What the events of HTTP APIs and of function URLs, both of format 2.0, have in common. */
final class HttpEvent {
    private HttpEvent() {}

    /**
     * Writes query, cookies and headers.
     *
     * @param fields the fields with the cookies
     * @param headers the fields that stand in {@code headers}
     */
    static void writeQueryAndFields(
            RequestTarget target, RequestFields fields, RequestFields headers, RequestLimits limits, EventWriter event)
            throws InvocationFailure, IOException {
        event.text("rawQueryString", target.query() == null ? "" : target.query());
        List<String> cookies = cookies(fields);
        if (!cookies.isEmpty()) {
            event.texts("cookies", cookies);
        }
        event.joinedValues("headers", headers.byLowerCaseName());
        Map<String, List<String>> query = QueryMap.decoded(target.query(), limits);
        if (!query.isEmpty()) {
            event.joinedValues("queryStringParameters", query);
        }
    }

    /** Writes the request context; {@code path} is decoded. */
    static void writeContext(
            RequestHead head, RequestFields fields, String path, String accountId, String routeKey, EventWriter event)
            throws IOException, InvocationFailure {
        String host = head.peer().host();
        String userAgent = fields.last("User-Agent");
        event.begin("requestContext").text("accountId", accountId).text("apiId", StandIns.API_ID);
        if (head.caller().certificate() != null) {
            event.begin("authentication");
            ClientCertificate.write(head.caller().certificate(), event);
            event.endObject();
        }
        if (head.caller().isKnown()) {
            event.begin("authorizer").begin("lambda");
            AuthorizerBlock.writeMembers(head.caller(), event);
            event.endObject().endObject();
        }
        event.text("domainName", host)
                .text("domainPrefix", StandIns.domainPrefix(host))
                .begin("http")
                .text("method", head.target().method())
                .text("path", path)
                .text("protocol", head.target().protocol())
                .text("sourceIp", head.peer().address())
                .text("userAgent", userAgent == null ? "" : userAgent)
                .endObject()
                .text("requestId", head.id().text())
                .text("routeKey", routeKey)
                .text("stage", StandIns.STAGE)
                .text("time", EventTime.of(head.time()))
                .number("timeEpoch", head.time().toEpochMilli())
                .endObject();
    }

    /** Writes the body; none is absent. */
    static void writeBody(EventBody body, EventWriter event) throws IOException {
        if (body.isPresent()) {
            event.body(body);
        }
        event.flag("isBase64Encoded", body.isBase64());
    }

    /** The pairs of the cookie field (RFC 6265, section 4.2.1), each as it was sent. */
    private static List<String> cookies(RequestFields fields) {
        String field = fields.last("Cookie");
        List<String> cookies = new ArrayList<>();
        for (String pair : field == null ? new String[0] : field.split(";", -1)) {
            if (!pair.isBlank()) {
                cookies.add(pair.strip());
            }
        }
        return cookies;
    }
}

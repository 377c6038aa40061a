package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.QueryMap;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;

/**
 * The event of an Application Load Balancer. Names and values of the query are as the client wrote them; without a
 * query its map is empty, without a body that is the empty text. There is no place for the caller.
 */
public final class LoadBalancerPayload {
    private LoadBalancerPayload() {}

    /** The last value of each name. */
    public static Bytes encode(RequestSnapshot request, RequestLimits limits) throws InvocationFailure, IOException {
        Map<String, List<String>> query = QueryMap.raw(request.query(), limits);
        EventBody body = body(request);
        RequestFields fields = FrontDoor.LOAD_BALANCER.fields(request, body);
        EventWriter event = begin(request, fields, body);
        event.lastValues("queryStringParameters", query).lastValues("headers", fields.byLowerCaseName());
        return end(body, event);
    }

    /** All values of each name: the target group's attribute {@code lambda.multi_value_headers.enabled}. */
    public static Bytes encodeMultiValue(RequestSnapshot request, RequestLimits limits)
            throws InvocationFailure, IOException {
        Map<String, List<String>> query = QueryMap.raw(request.query(), limits);
        EventBody body = body(request);
        RequestFields fields = FrontDoor.LOAD_BALANCER.fields(request, body);
        EventWriter event = begin(request, fields, body);
        event.allValues("multiValueQueryStringParameters", query)
                .allValues("multiValueHeaders", fields.byLowerCaseName());
        return end(body, event);
    }

    private static EventBody body(RequestSnapshot request) throws InvocationFailure {
        EventBody body = EventBody.textByType(request);
        return request.head().fields().values("Content-Encoding").isEmpty() ? body : body.inBase64();
    }

    private static EventWriter begin(RequestSnapshot request, RequestFields fields, EventBody body)
            throws InvocationFailure, IOException {
        RequestTarget target = request.head().target();
        String path = target.path().encoded();
        EventWriter event = new EventWriter(request, fields, body);
        return event.begin("requestContext")
                .begin("elb")
                .text("targetGroupArn", StandIns.TARGET_GROUP_ARN)
                .endObject()
                .endObject()
                .text("httpMethod", target.method())
                .text("path", path);
    }

    private static Bytes end(EventBody body, EventWriter event) throws IOException {
        return event.body(body).flag("isBase64Encoded", body.isBase64()).end();
    }
}

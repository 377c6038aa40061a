package org.lambdainvoke.internal.payload;

import java.io.IOException;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.EventPath;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;

/**
 * The event of a function URL. It is nearly that of payload format 2.0, but {@code rawPath} is as the client wrote it,
 * cookies stand among the headers too, and there is no route: neither its key nor path parameters.
 */
public final class FunctionUrlPayload {
    private FunctionUrlPayload() {}

    /**
     * Makes the payload.
     *
     * @throws InvocationFailure when the request is malformed, or has more parameters than {@code limits} allow
     * @throws IOException when text of the request has no UTF-8
     */
    public static Bytes encode(RequestSnapshot request, RequestLimits limits) throws InvocationFailure, IOException {
        RequestTarget target = request.head().target();
        EventPath path = target.path();
        EventBody body = EventBody.textByType(request);
        RequestFields fields = FrontDoor.FUNCTION_URL.fields(request, body);
        EventWriter event = new EventWriter(request, fields, body);
        event.text("version", "2.0").text("routeKey", StandIns.STAGE).text("rawPath", path.encoded());
        HttpEvent.writeQueryAndFields(target, fields, fields, limits, event);
        HttpEvent.writeContext(request.head(), fields, path.decoded(), StandIns.ANONYMOUS, StandIns.STAGE, event);
        HttpEvent.writeBody(body, event);
        return event.end();
    }
}

package org.lambdainvoke.internal.payload;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.RequestContent;
import org.lambdainvoke.internal.request.EventPath;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestSnapshot;

/** A request as a program's format sees it. */
public record SnapshotContent(
        RequestHead head,
        EventPath eventPath,
        Map<String, String> pathParameters,
        Map<String, List<String>> headers,
        Bytes body)
        implements RequestContent {

    /**
     * Checks what the events of this filter are checked for, too.
     *
     * @throws InvocationFailure when path or host are malformed, or the body was read before
     */
    public static SnapshotContent of(RequestSnapshot request) throws InvocationFailure {
        EventBody body = EventBody.textIfUtf8(request);
        return new SnapshotContent(
                request.head(),
                request.head().target().path(),
                request.head().route().decodedVariables(),
                Collections.unmodifiableMap(
                        FrontDoor.API_GATEWAY.fields(request, body).byLowerCaseName()),
                body.bytes());
    }

    /** Nothing of the client's, which may be a secret. */
    @Override
    public String toString() {
        return "RequestContent[" + requestId() + "]";
    }

    @Override
    public String method() {
        return head.target().method();
    }

    @Override
    public String path() {
        return eventPath.encoded();
    }

    @Override
    public @Nullable String template() {
        return head.route().isOfTable() ? head.route().template() : null;
    }

    @Override
    public @Nullable String query() {
        return head.target().query();
    }

    @Override
    public String address() {
        return head.peer().address();
    }

    @Override
    public @Nullable String principal() {
        return head.caller().principal();
    }

    @Override
    public @Nullable String authType() {
        return head.caller().authType();
    }

    @Override
    public Map<String, Object> attributes() {
        return head.caller().attributes();
    }

    @Override
    public String requestId() {
        return head.id().text();
    }

    @Override
    public Instant time() {
        return head.time();
    }
}

package org.lambdainvoke.internal.payload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.proof.property.IndependentJson;

/** Fuzz target: whatever the request, its payload is JSON in every format. */
public final class PayloadFormatFuzz {
    private static final RequestLimits LIMITS = new RequestLimits(65_536, 20, 5);
    private static final int HEAD_LINES = 5;
    private static final List<String> NAMES =
            List.of("Cookie", "X-Forwarded-For", "X-Amzn-Trace-Id", "Content-Encoding", "User-Agent", "X-Probe");

    private static final RouteMatch ROUTE = new RouteMatch("*", "/{a}", Map.of("a", "%C3%BC"));

    private PayloadFormatFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean unused = isAccepted(input);
    }

    /**
     * Whether {@code input}, lines of path, query, content type, a field and its name, then the body, fits any format.
     */
    public static boolean isAccepted(byte[] input) {
        String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", HEAD_LINES + 1);
        if (lines.length <= HEAD_LINES) {
            return false;
        }
        boolean isAccepted = false;
        for (PayloadFormat format : PayloadFormat.values()) {
            isAccepted |= isAccepted(format, snapshot(lines));
            isAccepted |= isAccepted(format, Matches.routed(snapshot(lines), ROUTE));
        }
        return isAccepted;
    }

    private static boolean isAccepted(PayloadFormat format, RequestSnapshot snapshot) {
        try {
            // Refuses a name that comes twice: no client has brought in a variable's.
            IndependentJson.requireValid(Inside.encode(format, snapshot, LIMITS).buffer());
            return true;
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
            return false;
        }
    }

    private static RequestSnapshot snapshot(String[] lines) {
        String path = utf8(lines[0]);
        String query = lines[1].isEmpty() ? null : utf8(lines[1]);
        String contentType = lines[2].isEmpty() ? null : lines[2];
        int name = lines[4].isEmpty() ? 0 : lines[4].charAt(0) % NAMES.size();
        RequestFields fields = RequestFields.of(
                List.of(
                        new RequestFields.Field(NAMES.get(name), List.of(lines[3], utf8(lines[3]))),
                        new RequestFields.Field("Connection", utf8(lines[4]))),
                FieldNames.NONE);
        RequestTarget target = RequestTarget.of("POST", path, "", null, query, "HTTP/1.1");
        Bytes body = Bytes.of(lines[HEAD_LINES].getBytes(StandardCharsets.ISO_8859_1));
        return new RequestSnapshot(
                Snapshots.head(target, fields, Snapshots.PEER, Snapshots.NOBODY), contentType, body, null);
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

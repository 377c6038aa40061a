package org.lambdainvoke.internal.payload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.HostSyntax;
import org.lambdainvoke.internal.request.ClientTrace;
import org.lambdainvoke.internal.request.Peer;
import org.lambdainvoke.internal.request.Rejection;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestFields.Field;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.TraceRoot;

/**
 * What the front doors of AWS do to the fields of a request. Functions believe what these fields say, so that what a
 * client sends under their names is overwritten or dropped.
 */
enum FrontDoor {
    /** API Gateway, for both of its formats. */
    API_GATEWAY,
    /** Function URLs: say how the connection is encrypted (Lambda developer guide, "Invoking function URLs"). */
    FUNCTION_URL,
    /**
     * Load balancers: the fields that say who has logged in are theirs alone (ALB user guide, "Authenticate users").
     */
    LOAD_BALANCER;

    private static final FieldNames OF_FUNCTION_URL = FieldNames.of("x-amzn-tls-version", "x-amzn-tls-cipher-suite");
    private static final FieldNames OF_LOAD_BALANCER = FieldNames.parse(
                    List.of("x-amzn-oidc-*", "x-amzn-mtls-*", "x-amzn-tls-*"))
            .orElseThrow();

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /**
     * The request's fields as a function behind this front door sees them.
     *
     * @throws InvocationFailure when the host is malformed: functions put it before the path, and read both as a URL
     */
    RequestFields fields(RequestSnapshot request, EventBody body) throws InvocationFailure {
        RequestHead head = request.head();
        RequestFields received = head.fields();
        Peer peer = head.peer();
        String hostField = received.last("Host");
        if (!HostSyntax.isHost(peer.host()) || (hostField != null && !HostSyntax.isHostField(hostField))) {
            throw Rejection.malformed("The host is malformed.");
        }
        List<Field> added = new ArrayList<>(8);
        List<String> chain = new ArrayList<>(received.values(FORWARDED_FOR));
        chain.add(peer.address());
        added.add(new Field(FORWARDED_FOR, String.join(", ", chain)));
        added.add(new Field("X-Forwarded-Port", Integer.toString(peer.port())));
        added.add(new Field("X-Forwarded-Proto", peer.scheme()));
        added.add(
                new Field(ClientTrace.FIELD, trace(ClientTrace.parse(received.last(ClientTrace.FIELD)), head.trace())));
        if (hostField == null) {
            added.add(new Field("Host", peer.host()));
        }
        if (request.consumedForm() != null) {
            added.add(new Field("Content-Length", Integer.toString(body.bytes().size())));
        }
        if (this == FUNCTION_URL) {
            addIfKnown("x-amzn-tls-version", peer.tlsVersion(), added);
            addIfKnown("x-amzn-tls-cipher-suite", peer.cipherSuite(), added);
        }
        return received.without(ownNames()).with(added);
    }

    /** Fields that nobody but this front door may send. */
    private FieldNames ownNames() {
        return switch (this) {
            case API_GATEWAY -> FieldNames.NONE;
            case FUNCTION_URL -> OF_FUNCTION_URL;
            case LOAD_BALANCER -> OF_LOAD_BALANCER;
        };
    }

    /**
     * A trace that the client has begun goes on; a load balancer notes itself in it (ALB user guide, "Request
     * tracing").
     */
    private String trace(ClientTrace received, TraceRoot own) {
        String trace = received.continued(own);
        return this == LOAD_BALANCER && received.root() != null ? "Self=" + own.text() + ";" + trace : trace;
    }

    private static void addIfKnown(String name, @Nullable String value, List<Field> fields) {
        if (value != null) {
            fields.add(new Field(name, value));
        }
    }
}

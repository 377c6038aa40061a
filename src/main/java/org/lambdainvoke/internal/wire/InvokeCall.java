package org.lambdainvoke.internal.wire;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpVersion;
import org.apache.http.RequestLine;
import org.apache.http.message.BasicHeader;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.message.BasicRequestLine;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LogType;

/** What all calls of a function have in common on the wire. Immutable. */
final class InvokeCall {
    private final FunctionReference function;
    private final InvocationType type;
    private final LogType logType;
    private final boolean isStreaming;
    private final RequestLine line;
    private final List<Header> fields;
    private final CanonicalHead canonicalHead;

    /** The call that {@code invocation} wants: {@code Invoke}, or {@code InvokeWithResponseStream}. */
    InvokeCall(Endpoint endpoint, Invocation invocation, boolean isStreaming) {
        this.isStreaming = isStreaming;
        this.function = invocation.function();
        this.type = invocation.type();
        this.logType = invocation.logType();
        String path = endpoint.path()
                + (isStreaming ? "/2021-11-15/functions/" : "/2015-03-31/functions/")
                + PathEncoding.segment(function.name())
                + (isStreaming ? "/response-streaming-invocations" : "/invocations");
        String qualifier = function.qualifier();
        String query = qualifier == null ? "" : "Qualifier=" + PathEncoding.segment(qualifier);
        this.line = new BasicRequestLine(
                "POST", endpoint.targetPrefix() + (query.isEmpty() ? path : path + '?' + query), HttpVersion.HTTP_1_1);
        List<Header> same = new ArrayList<>(List.of(
                new BasicHeader("Host", endpoint.hostField()),
                new BasicHeader("User-Agent", "lambda-invoke-filter"),
                new BasicHeader("X-Amz-Invocation-Type", type.text()),
                new BasicHeader("X-Amz-Log-Type", logType.text())));
        Proxy proxy = endpoint.proxyOfRequests();
        if (proxy != null && proxy.authorization() != null) {
            same.add(new BasicHeader("Proxy-Authorization", proxy.authorization()));
        }
        this.fields = List.copyOf(same);
        this.canonicalHead = new CanonicalHead(
                path,
                query,
                endpoint.hostField(),
                new TreeMap<>(Map.of("x-amz-invocation-type", type.text(), "x-amz-log-type", logType.text())));
    }

    /** Whether this is what {@code invocation} wants. */
    // By identity: on JDK 17 the equality of records keeps the class loader of what it has compared.
    @SuppressWarnings("ReferenceEquality")
    boolean isFor(Invocation invocation, boolean streaming) {
        return invocation.function() == function
                && invocation.type() == type
                && invocation.logType() == logType
                && streaming == isStreaming;
    }

    /**
     * The request of {@code invocation}, signed at this moment.
     *
     * @throws GeneralSecurityException when this JVM can't sign it
     */
    HttpEntityEnclosingRequest request(Invocation invocation, AwsCredentials credentials, RequestSigner signer)
            throws GeneralSecurityException {
        Bytes payload = invocation.payload();
        OwnFields own = OwnFields.of(invocation);
        RequestSigner.Signature signature = signer.sign(canonicalHead, own, credentials, payload);
        HttpEntityEnclosingRequest request = new BasicHttpEntityEnclosingRequest(line);
        for (Header field : fields) {
            request.addHeader(field);
        }
        request.addHeader("X-Amz-Date", signature.dateTime());
        if (credentials.sessionToken() != null) {
            request.addHeader("X-Amz-Security-Token", credentials.sessionToken());
        }
        if (own.clientContext() != null) {
            request.addHeader("X-Amz-Client-Context", own.clientContext());
        }
        if (own.tenantId() != null) {
            request.addHeader("X-Amz-Tenant-Id", own.tenantId());
        }
        if (invocation.trace() != null) {
            // Not signed: whoever is on the way may add to it.
            request.addHeader("X-Amzn-Trace-Id", invocation.trace());
        }
        request.addHeader("Authorization", signature.authorization());
        request.addHeader("Content-Length", Integer.toString(payload.size()));
        request.setEntity(new PayloadEntity(payload));
        return request;
    }
}

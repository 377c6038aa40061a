package org.lambdainvoke.internal.wire;

import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.conn.HttpHostConnectException;
import org.apache.http.message.BasicHttpRequest;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** Has a proxy lead a connection on to the endpoint (RFC 9110, section 9.3.6). */
final class ProxyTunnel {
    private ProxyTunnel() {}

    /**
     * Opens it; what is sent from then on the proxy only passes on.
     *
     * @throws HttpHostConnectException when the proxy can't: nothing was sent to the endpoint
     * @throws InvocationFailure {@link FailureReason#REJECTED} when the proxy refuses
     */
    static void open(HttpClientConnection connection, Endpoint endpoint) throws IOException, InvocationFailure {
        HttpHost target = endpoint.address();
        String authority = endpoint.authority();
        HttpRequest request = new BasicHttpRequest("CONNECT", authority, HttpVersion.HTTP_1_1);
        request.addHeader("Host", authority);
        Proxy proxy = endpoint.proxy();
        if (proxy != null && proxy.authorization() != null) {
            request.addHeader("Proxy-Authorization", proxy.authorization());
        }
        try {
            connection.sendRequestHeader(request);
            connection.flush();
            int status = connection.receiveResponseHeader().getStatusLine().getStatusCode();
            if (status >= 400 && status < 500) {
                throw new InvocationFailure(FailureReason.REJECTED, "the proxy answers " + status);
            }
            if (status < 200 || status > 299) {
                throw new HttpHostConnectException(new IOException("the proxy answers " + status), target);
            }
            // It would be taken for the endpoint's, which is to be heard under TLS only.
            if (EndpointConnection.hasUnaskedInput(connection)) {
                throw new HttpHostConnectException(new IOException("the proxy says more than was asked"), target);
            }
        } catch (HttpException e) {
            throw new HttpHostConnectException(new IOException("what the proxy answers is not HTTP", e), target);
        }
    }
}

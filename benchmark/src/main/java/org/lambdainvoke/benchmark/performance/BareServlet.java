package org.lambdainvoke.benchmark.performance;

import java.io.IOException;
import java.net.URI;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;

/**
 * The yardstick: the least that a call costs with HttpClient and a signature. Knows no failures, no limits and no
 * formats, and leaves out all that HttpClient does beside.
 */
final class BareServlet extends LambdaServlet {
    private static final long serialVersionUID = 1L;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final transient CloseableHttpClient client = client();
    private final transient BareSigner signer;
    private final URI call;

    BareServlet(URI endpoint) {
        call = endpoint.resolve("/2015-03-31/functions/" + Account.FUNCTION + "/invocations");
        signer = new BareSigner(
                Account.KEY,
                Account.SECRET,
                Account.REGION,
                call.getRawPath(),
                new HttpHost(endpoint.getHost(), endpoint.getPort()).toHostString());
    }

    private static CloseableHttpClient client() {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
        connections.setMaxTotal(Account.CONNECTIONS);
        connections.setDefaultMaxPerRoute(Account.CONNECTIONS);
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setAuthenticationEnabled(false)
                        .setConnectTimeout(TIMEOUT_MILLIS)
                        .setSocketTimeout(TIMEOUT_MILLIS)
                        .build())
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    @Override
    byte[] invoke(byte[] payload) throws IOException {
        HttpPost request = new HttpPost(call);
        signer.sign(request, payload);
        request.setEntity(new ByteArrayEntity(payload));
        try (CloseableHttpResponse response = client.execute(request)) {
            if (response.getStatusLine().getStatusCode() != 200) {
                throw new IOException(response.getStatusLine().toString());
            }
            return EntityUtils.toByteArray(response.getEntity());
        }
    }
}

package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;

/**
 * Small calls, now and then, each over a connection of its own, by the way out that calls of functions take: the same
 * proxy, the same trust. Thread-safe.
 */
public final class FewCalls implements AutoCloseable {
    /** For each read: such a service answers at once or not at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final CloseableHttpClient http;

    /**
     * An answer, read as a whole.
     *
     * @param status of HTTP
     * @param fields by name without case
     * @param body its bytes
     */
    // The bytes go on to whoever asked, and nobody else has them.
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, Map<String, List<String>> fields, byte[] body) {}

    /**
     * Opens no connection yet.
     *
     * @param endpoint where all calls go to
     * @throws IllegalStateException when the trust store can't be read
     */
    public FewCalls(URI endpoint, ConnectionSettings settings) {
        RequestConfig.Builder config = RequestConfig.custom()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setSocketTimeout(Math.toIntExact(PATIENCE.toMillis()))
                .setRedirectsEnabled(false);
        HttpClientBuilder builder = HttpClients.custom()
                .setSSLSocketFactory(BoundedTlsSocketFactory.of(settings))
                .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
                .disableCookieManagement()
                .disableContentCompression()
                .disableAutomaticRetries();
        Proxy proxy = settings.proxies().of(endpoint.getHost());
        if (proxy != null) {
            config.setProxy(new HttpHost(proxy.host(), proxy.port()));
            if (proxy.user() != null) {
                BasicCredentialsProvider credentials = new BasicCredentialsProvider();
                credentials.setCredentials(
                        new AuthScope(proxy.host(), proxy.port()),
                        new UsernamePasswordCredentials(proxy.user(), proxy.password()));
                builder.setDefaultCredentialsProvider(credentials);
            }
        }
        this.http = builder.setDefaultRequestConfig(config.build()).build();
    }

    /**
     * Sends a request.
     *
     * @param fields those that HTTP makes of the rest are left out
     * @param body empty for none
     * @throws IOException when no answer comes, or one that is larger than any of such a service
     */
    public Answer send(String method, URI uri, Map<String, List<String>> fields, byte[] body) throws IOException {
        RequestBuilder request = RequestBuilder.create(method).setUri(uri);
        fields.forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        if (body.length > 0) {
            request.setEntity(new ByteArrayEntity(body));
        }
        try (CloseableHttpResponse response = http.execute(request.build())) {
            return new Answer(response.getStatusLine().getStatusCode(), fields(response), body(response.getEntity()));
        }
    }

    private static Map<String, List<String>> fields(CloseableHttpResponse response) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header field : response.getAllHeaders()) {
            fields.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(String.valueOf(field.getValue()));
        }
        return fields;
    }

    private static byte[] body(HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream stream = entity.getContent()) {
            byte[] body = stream.readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                throw new IOException("an answer of more than " + MAX_BODY_BYTES + " bytes");
            }
            return body;
        }
    }

    /** Cuts a call that runs; there are none afterwards. */
    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

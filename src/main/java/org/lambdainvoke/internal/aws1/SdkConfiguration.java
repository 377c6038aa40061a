package org.lambdainvoke.internal.aws1;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.retry.PredefinedRetryPolicies;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.lambdainvoke.internal.wire.BoundedTlsSocketFactory;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxy;

/** How clients of the SDK connect. */
public final class SdkConfiguration {
    /** Looks at every pooled connection before use: with a longer time, calls fail on ones that the peer closed. */
    private static final int VALIDATE_AFTER_INACTIVITY_MILLIS = 1;

    /** Of STS, which answers at once or not at all; nobody waits for a call of it but the thread that makes it. */
    private static final Duration PATIENCE_WITH_STS = Duration.ofSeconds(10);

    private SdkConfiguration() {}

    /**
     * For Lambda. No bound of connections, as the bound of calls comes before it and a call must not wait for a
     * connection. No retries, because by default the SDK runs a slow function up to four times. No socket timeout,
     * because it would bound each read and not the call; the deadline is set on each request instead.
     *
     * @throws IllegalStateException when the trust store can't be read
     */
    public static ClientConfiguration forLambda(ConnectionSettings settings) {
        return connecting(settings, settings.endpoint())
                .withMaxConnections(Integer.MAX_VALUE)
                .withSocketTimeout(0)
                .withConnectionTTL(settings.keepalive().toMillis())
                .withConnectionMaxIdleMillis(settings.keepalive().toMillis())
                .withValidateAfterInactivityMillis(VALIDATE_AFTER_INACTIVITY_MILLIS)
                .withMaxErrorRetry(0)
                .withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY);
    }

    /**
     * For STS, of which a call may be made again.
     *
     * @param endpoint where it is
     * @throws IllegalStateException when the trust store can't be read
     */
    static ClientConfiguration forSts(ConnectionSettings settings, URI endpoint) {
        return connecting(settings, endpoint).withSocketTimeout(Math.toIntExact(PATIENCE_WITH_STS.toMillis()));
    }

    private static ClientConfiguration connecting(ConnectionSettings settings, URI endpoint) {
        ClientConfiguration configuration = new ClientConfiguration()
                .withConnectionTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .withTcpKeepAlive(true)
                .withUseExpectContinue(false)
                .withCacheResponseMetadata(false);
        Proxy proxy = settings.proxies().of(endpoint.getHost());
        if (proxy == null && settings.proxies().proxy() != null) {
            // Otherwise the JVM's proxy, or that of the environment, would hold in the place of the one that does not.
            configuration.withProxyPort(0);
        } else if (proxy != null) {
            configuration
                    .withProxyHost(proxy.host())
                    .withProxyPort(proxy.port())
                    // Otherwise the JVM's http.nonProxyHosts, or NO_PROXY, would lead past it.
                    .withNonProxyHosts("")
                    // Not preemptively: the SDK then takes the field Authorization for it, which is the endpoint's.
                    // Not null: otherwise this proxy would be told the JVM's https.proxyPassword, or that of the
                    // environment's proxy.
                    .withProxyUsername(Objects.requireNonNullElse(proxy.user(), ""))
                    .withProxyPassword(Objects.requireNonNullElse(proxy.password(), ""));
        }
        configuration.getApacheHttpClientConfig().setSslSocketFactory(BoundedTlsSocketFactory.of(settings));
        return configuration;
    }
}

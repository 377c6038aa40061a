package org.lambdainvoke.internal.aws1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.ClientConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.NoProxy;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.Proxy;

public class SdkConfigurationTest {
    private static final URI STS = URI.create("https://sts.eu-west-1.amazonaws.com");

    private static ConnectionSettings settings(Proxy proxy) {
        return settings(new Proxies(proxy, NoProxy.NONE));
    }

    private static ConnectionSettings settings(Proxies proxies) {
        return new ConnectionSettings(
                InvokeClient.SDK,
                "eu-west-1",
                URI.create("https://lambda.eu-west-1.amazonaws.com"),
                proxies,
                null,
                Duration.ofMillis(1234),
                Duration.ofMillis(5678));
    }

    @Test
    public void settingsReachTheClientAndNothingIsRetried() {
        ClientConfiguration configuration = SdkConfiguration.forLambda(settings(Proxies.NONE));
        assertThat(configuration.getMaxConnections()).isEqualTo(Integer.MAX_VALUE);
        assertThat(configuration.getConnectionTimeout()).isEqualTo(1234);
        assertThat(configuration.getConnectionTTL()).isEqualTo(5678);
        assertThat(configuration.getConnectionMaxIdleMillis()).isEqualTo(5678);
        assertThat(configuration.getMaxErrorRetry()).isZero();
        assertThat(configuration.useTcpKeepAlive()).isTrue();
        assertThat(configuration.isUseExpectContinue()).isFalse();
        assertThat(configuration.getCacheResponseMetadata()).isFalse();
    }

    /** A port that is not set would stand for the JVM's proxy, or that of the environment. */
    @Test
    public void noOtherProxyHoldsWhereThatOfTheSettingsDoesNot() {
        ConnectionSettings settings = settings(new Proxies(
                new Proxy("proxy", 3128, null, null),
                NoProxy.parse(List.of("sts.eu-west-1.amazonaws.com")).orElseThrow()));
        assertThat(SdkConfiguration.forSts(settings, STS).getProxyPort()).isZero();
        assertThat(SdkConfiguration.forLambda(settings).getProxyPort()).isEqualTo(3128);
    }

    /** Null would stand for what the JVM and the environment say of proxies of their own. */
    @Test
    public void nothingThatIsSaidOfOtherProxiesHoldsForThatOfTheSettings() {
        ClientConfiguration configuration =
                SdkConfiguration.forSts(settings(new Proxy("proxy", 3128, null, null)), STS);
        assertThat(configuration.getProxyHost()).isEqualTo("proxy");
        assertThat(configuration.getNonProxyHosts()).isEmpty();
        assertThat(configuration.getProxyUsername()).isEmpty();
        assertThat(configuration.getProxyPassword()).isEmpty();
    }
}

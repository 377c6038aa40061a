package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.Test;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.http.call.OnEveryClient;

public class EndpointTest {
    @Test
    public void proxyIsAskedForATunnelToAnAddressInBrackets() {
        ConnectionSettings settings = new ConnectionSettings(
                InvokeClient.POOLED,
                "eu-west-1",
                URI.create("https://[::1]"),
                OnEveryClient.CREDENTIALS,
                null,
                new Proxy("proxy", 3128, null, null),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        assertThat(Endpoint.of(settings).authority()).isEqualTo("[::1]:443");
    }
}

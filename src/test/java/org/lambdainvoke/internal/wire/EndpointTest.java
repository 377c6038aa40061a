package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.Test;

public class EndpointTest {
    @Test
    public void proxyIsAskedForATunnelToAnAddressInBrackets() {
        Endpoint endpoint = Endpoint.of(URI.create("https://[::1]"), new Proxy("proxy", 3128, null, null));
        assertThat(endpoint.authority()).isEqualTo("[::1]:443");
    }
}

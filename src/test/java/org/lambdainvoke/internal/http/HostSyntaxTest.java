package org.lambdainvoke.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class HostSyntaxTest {
    @Test
    public void namesAndAddressesAreHosts() {
        for (String host : List.of(
                "shop.example",
                "SHOP",
                "a_b",
                "xn--bcher-kva.example",
                "example.org.",
                "127.0.0.1",
                "[::1]",
                "[2001:db8::1]")) {
            assertThat(HostSyntax.isHost(host)).as(host).isTrue();
        }
    }

    @Test
    public void whatMeansSomethingInAUrlIsNoHost() {
        for (String host : List.of(
                "",
                ".",
                "a..b",
                "a b",
                "a/b",
                "a\\b",
                "a?b",
                "a#b",
                "a@b",
                "a%2fb",
                "a:1",
                "::1",
                "[::1",
                "::1]",
                "[]",
                "[x]",
                "[::1%25eth0]",
                "[::1]x",
                "é",
                "a\tb",
                "a,b",
                "a;b",
                "<a>")) {
            assertThat(HostSyntax.isHost(host)).as(host).isFalse();
        }
    }

    @Test
    public void hostFieldMayNameAPort() {
        for (String field :
                List.of("shop.example", "shop.example:8443", "shop.example:", "[::1]", "[::1]:80", "a:65535")) {
            assertThat(HostSyntax.isHostField(field)).as(field).isTrue();
        }
    }

    @Test
    public void otherHostFieldsAreMalformed() {
        for (String field :
                List.of("", ":80", "a:b", "a:80:80", "a:65536", "a:1/x", "a:80@b", "[::1]x:80", "::1", "a, b")) {
            assertThat(HostSyntax.isHostField(field)).as(field).isFalse();
        }
    }
}

package org.lambdainvoke.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.lambdainvoke.call.RequestHead;
import org.mockito.Mockito;

public class ShareKeyTest {
    private final RequestHead request = Mockito.mock(RequestHead.class);

    private String value(String key) {
        return ShareKey.parse(key).orElseThrow().value(request);
    }

    @Test
    public void valueComesFromWhereTheKeySays() {
        Mockito.when(request.principal()).thenReturn("ada");
        Mockito.when(request.sessionId()).thenReturn("s1");
        Mockito.when(request.cookie("uid")).thenReturn("c1");
        Mockito.when(request.header("x-user")).thenReturn("h1");
        Mockito.when(request.address()).thenReturn("127.0.0.1");
        assertThat(value("principal")).isEqualTo("ada");
        assertThat(value("session")).isEqualTo("s1");
        assertThat(value("cookie:uid")).isEqualTo("c1");
        assertThat(value("header:X-User")).isEqualTo("h1");
        assertThat(value("address")).isEqualTo("127.0.0.1");
        assertThat(value("request")).isNull();
    }

    @Test
    public void emptyValueIsNone() {
        Mockito.when(request.cookie("uid")).thenReturn("");
        assertThat(value("cookie:uid")).isNull();
    }

    @Test
    public void headerIsTheSameInAnyCase() {
        assertThat(ShareKey.parse("header:X-User")).isEqualTo(ShareKey.parse("header:x-user"));
    }

    @Test
    public void othersAreNoKeys() {
        for (String text : new String[] {"", "Principal", "cookie", "cookie:", "cookie:a b", "header:x*", "user"}) {
            assertThat(ShareKey.parse(text)).as(text).isEmpty();
        }
    }
}

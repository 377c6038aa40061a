package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class RoutePathTest {
    private static RoutePath path(String uri, String matched) {
        return RoutePath.of(uri, "", matched);
    }

    @Test
    public void segmentsAreDecodedOnce() {
        assertThat(path("/a/%2525", "/a/%25").segments()).containsExactly("a", "%25");
    }

    @Test
    public void parametersAreCutOff() {
        assertThat(path("/a;v=1/b;jsessionid=2", "/a/b").segments()).containsExactly("a", "b");
    }

    @Test
    public void contextPathIsCutOff() {
        assertThat(RoutePath.of("/sh%6Fp/a", "/shop", "/a").segments()).containsExactly("a");
    }

    @Test
    public void authorityIsCutOff() {
        assertThat(path("http://shop.example/a", "/a").segments()).containsExactly("a");
    }

    @Test
    public void rootIsOneEmptySegment() {
        assertThat(path("/", "/").segments()).containsExactly("");
    }

    @Test
    public void slashAtTheEndIsASegment() {
        assertThat(path("/a/", "/a/").segments()).containsExactly("a", "");
    }

    @Test
    public void pathThatTheContainerReadsAsAnotherIsNone() {
        assertThat(path("/a", "/b")).isNull();
        assertThat(path("/a", "/a/index.html")).isNull();
        assertThat(path("/caf%C3%A9", "/caf\u00c3\u00a9")).isNull();
    }

    @Test
    public void dotsAndEmptySegmentsAndControlsAreNone() {
        for (String path : new String[] {
            "/a/./b",
            "/a/../b",
            "/a/%2e%2E/b",
            "/a/..;x/b",
            "//a",
            "/a//b",
            "/a/;x/b",
            "/a%00",
            "/a%0D",
            "/a%5Cb",
            "/a\\b"
        }) {
            assertThat(path(path, path)).as(path).isNull();
            assertThat(path(path, "/b")).as(path).isNull();
        }
    }

    @Test
    public void malformedEscapesAreNone() {
        for (String path : new String[] {"/a%", "/a%4", "/a%zz", "/a%FF", "/a\uFFFD"}) {
            assertThat(path(path, path)).as(path).isNull();
        }
    }

    @Test
    public void starOfOptionsIsNone() {
        assertThat(path("*", "*")).isNull();
    }

    @Test
    public void escapedSlashStaysInItsSegment() {
        assertThat(path("/a%2Fb/c", "/a%2Fb/c").segments()).containsExactly("a/b", "c");
        assertThat(path("/a%2fb/c", "/a%2fb/c").segments()).containsExactly("a/b", "c");
    }

    @Test
    public void segmentsOfTheContainerAreKnownWhereItDecodesASlash() {
        assertThat(path("/a%2Fb/c", "/a/b/c").ofContainer()).containsExactly("a", "b", "c");
        assertThat(path("/a%2Fb/c", "/a%2Fb/c").ofContainer()).isNull();
    }

    @Test
    public void partIsAsTheClientWroteIt() {
        assertThat(path("/a/b%20c/d", "/a/b c/d").encoded(1, 3)).isEqualTo("b%20c/d");
    }

    @Test
    public void partHasTheEscapesThatTheClientLeftOut() {
        assertThat(path("/caf\u00e9", "/caf\u00e9").encoded(0, 1)).isEqualTo("caf%C3%A9");
    }
}

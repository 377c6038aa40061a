package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** Which path stands in events; the containers' part in it is {@code EventPathOverHttpTest}'s. */
public class EventPathTest {
    /** Of a container that decodes the path below its application and does nothing else with it. */
    private static EventPath path(String uri, String contextPath, String matched) throws InvocationFailure {
        return RequestTarget.of("GET", uri, contextPath, matched, null, "HTTP/1.1")
                .path();
    }

    private static EventPath path(String uri, String matched) throws InvocationFailure {
        return path(uri, "", matched);
    }

    private static void assertRefused(String uri, String contextPath, String matched) {
        InvocationFailure failure =
                catchThrowableOfType(InvocationFailure.class, () -> path(uri, contextPath, matched));
        assertThat(failure).as(uri).isNotNull();
        assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
    }

    @Test
    public void contextPathIsCutOff() throws Exception {
        assertThat(path("/shop/items", "/shop", "/items")).isEqualTo(new EventPath("/items", "/shop"));
        assertThat(path("/shop", "/shop", "/").encoded()).isEqualTo("/");
    }

    @Test
    public void contextPathThatTheClientWritesOtherwiseIsCutOffToo() throws Exception {
        assertThat(path("/%73hop/a/items", "/shop/a", "/items").fromRoot()).isEqualTo("/%73hop/a/items");
        assertThat(path("/%73hop", "/shop", "/").encoded()).isEqualTo("/");
        assertThat(path("//shop/items", "/shop", "/items").fromRoot()).isEqualTo("/shop/items");
        assertThat(path("/shop;x=1/items", "/shop", "/items").fromRoot()).isEqualTo("/shop/items");
        assertThat(path("/two%20words/items", "/two words", "/items").encoded()).isEqualTo("/items");
    }

    @Test
    public void pathOfAnotherApplicationIsRefused() {
        for (String uri : List.of("/appendix", "/other/app", "/", "/APP/x")) {
            assertRefused(uri, "/app", "/x");
        }
    }

    @Test
    public void dotSegmentsBeforeTheContextPathAreRefused() {
        for (String uri : List.of("/./app/foo", "/x/../app/foo")) {
            assertRefused(uri, "/app", "/foo");
        }
    }

    @Test
    public void authorityOfAnAbsoluteTargetIsNoPath() throws Exception {
        assertThat(path("http://other.example/shop/items", "/shop", "/items").encoded())
                .isEqualTo("/items");
        assertThat(path("http://other.example", "/").encoded()).isEqualTo("/");
    }

    @Test
    public void targetOfAllIsAPath() throws Exception {
        assertThat(path("*", "/*").encoded()).isEqualTo("/*");
    }

    @Test
    public void dotSegmentsAreRefused() {
        for (String path : List.of(
                "/a/../b",
                "/..",
                "/./a",
                "/a/.",
                "/%2e%2E/a",
                "/.%2e",
                "/a/..;x=1/b",
                "/a/..%2Fb",
                "/a%2f..",
                "/a%5C..%5cb",
                "/a\\\\..",
                "/a/..%3b/b",
                "/a/%2e%2E%3Bx/b")) {
            assertRefused(path, "", null);
        }
    }

    @Test
    public void otherDotsAreNot() {
        for (String path : List.of("/a..b", "/...", "/a.", "/.well-known/x", "/a/..b")) {
            assertThatCode(() -> path(path, path)).as(path).doesNotThrowAnyException();
        }
    }

    @Test
    public void pathThatIsNotUtf8IsRefused() {
        for (String path : List.of("/%FF", "/%zz", "/%C3", "/\uFFFD", "/a%")) {
            assertRefused(path, "", path);
        }
    }

    @Test
    public void pathThatTheContainerReadsOtherwiseIsRefused() {
        assertRefused("/a//b", "", "/b");
        assertRefused("/a%2525", "", "/a%");
        assertRefused("/a", "", "");
    }

    @Test
    public void octetsThatTheContainerDecodesAsLatin1AreTheSamePath() throws Exception {
        assertThat(path("/caf%C3%A9", "/caf\u00c3\u00a9").decoded()).isEqualTo("/caf\u00e9");
        assertRefused("/caf%C3%A9", "", "/caf?");
    }

    @Test
    public void plusThatTheContainerReadsAsABlankIsAPlus() throws Exception {
        assertThat(path("/a+b%2Bc%20d", "/a b+c d").encoded()).isEqualTo("/a+b%2Bc%20d");
    }

    @Test
    public void slashThatTheContainerDecodesStaysEscaped() throws Exception {
        assertThat(path("/a%2Fb", "/a/b")).isEqualTo(new EventPath("/a%2Fb", ""));
        assertThat(path("/a%2Fb", "/a/b").decoded()).isEqualTo("/a%2Fb");
    }

    @Test
    public void slashThatTheContainerLeavesEscapedStaysEscaped() throws Exception {
        assertThat(path("/a%2Fb%2f%41", "/a%2Fb%2fA").encoded()).isEqualTo("/a%2Fb%2f%41");
        assertThat(path("/a%2Fb%2f%41", "/a%2Fb%2fA").decoded()).isEqualTo("/a%2Fb%2fA");
    }

    @Test
    public void slashesAreCollapsedWhereTheContainerDoesSo() throws Exception {
        assertThat(path("//a///b", "/a/b").encoded()).isEqualTo("/a/b");
        assertThat(path("/a///b", "/a///b").encoded()).isEqualTo("/a///b");
    }

    @Test
    public void twoSlashesAtTheStartAreRefusedWhereTheContainerKeepsThem() {
        assertRefused("//a/b", "", "//a/b");
    }

    @Test
    public void pathParametersAreNoPartOfThePath() throws Exception {
        assertThat(path("/a;SID=1/b;x;y=2", "/a/b").encoded()).isEqualTo("/a/b");
        assertThat(path("/a%3Bx/b", "/a;x/b").encoded()).isEqualTo("/a%3Bx/b");
    }

    @Test
    public void welcomeFileOfADirectoryIsTheContainersMatter() throws Exception {
        assertThat(path("/", "/index.html").encoded()).isEqualTo("/");
        assertThat(path("/docs/", "/docs/index.html").encoded()).isEqualTo("/docs/");
        assertRefused("/docs/", "", "/docs/a/index.html");
        assertRefused("/docs", "", "/docs/index.html");
        assertRefused("/docs/;admin", "", "/docs/;admin");
    }

    @Test
    public void uriOfAFilterInFrontCountsAlone() throws Exception {
        assertThat(path("/rewritten/%20", null).encoded()).isEqualTo("/rewritten/%20");
    }

    @Test
    public void charactersThatMustBeEscapedAreEscaped() throws Exception {
        String odd = "/a b\"<>^`{|}[]\\é\u0085😀";
        assertThat(path(odd, odd).encoded())
                .isEqualTo("/a%20b%22%3C%3E%5E%60%7B%7C%7D%5B%5D%5C%C3%A9%C2%85%F0%9F%98%80");
    }

    @Test
    public void onlyCharactersOfNamesAreDecoded() throws Exception {
        String encoded = "/%41%7e%2B%26%C3%A9%F0%9F%98%80/%25%3F%23%5C%3B%20%09%00%7F%C2%85%C2%A0%E2%80%A8%22%7B";
        EventPath path = path(encoded, null);
        assertThat(path.encoded()).isEqualTo(encoded);
        assertThat(path.decoded()).isEqualTo("/A~+&é😀/%25%3F%23%5C%3B%20%09%00%7F%C2%85%C2%A0%E2%80%A8%22%7B");
    }
}

package org.lambdainvoke.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.Test;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;

public class RequestTargetTest {
    private static RequestTarget target(String uri, String contextPath) {
        return RequestTarget.of("GET", uri, contextPath, null, "HTTP/1.1");
    }

    @Test
    public void contextPathIsCutOff() throws Exception {
        assertThat(target("/shop/items", "/shop").path()).isEqualTo("/items");
        assertThat(target("/shop", "/shop").path()).isEqualTo("/");
    }

    @Test
    public void contextPathThatTheClientWritesOtherwiseIsCutOffToo() throws Exception {
        assertThat(target("/%73hop/a/items", "/shop/a").path()).isEqualTo("/items");
        assertThat(target("/%73hop", "/shop").path()).isEqualTo("/");
        assertThat(target("//shop/items", "/shop").path()).isEqualTo("/items");
        assertThat(target("/shop;x=1/items", "/shop").path()).isEqualTo("/items");
        assertThat(target("/two%20words/items", "/two words").path()).isEqualTo("/items");
    }

    @Test
    public void pathOfAnotherApplicationIsRefused() {
        for (String uri : List.of("/appendix", "/other/app", "/", "/APP/x")) {
            assertThat(catchThrowableOfType(
                            InvocationFailure.class, () -> target(uri, "/app").path()))
                    .as(uri)
                    .isNotNull();
        }
    }

    @Test
    public void dotSegmentsBeforeTheContextPathAreRefused() {
        for (String uri : List.of("/./app/foo", "/x/../app/foo")) {
            assertThat(catchThrowableOfType(
                            InvocationFailure.class, () -> target(uri, "/app").path()))
                    .as(uri)
                    .isNotNull();
        }
    }

    @Test
    public void authorityOfAnAbsoluteTargetIsNoPath() throws Exception {
        assertThat(target("http://other.example/shop/items", "/shop").path()).isEqualTo("/items");
        assertThat(target("http://other.example", "").path()).isEqualTo("/");
    }

    @Test
    public void targetOfAllIsAPath() throws Exception {
        assertThat(target("*", "").path()).isEqualTo("/*");
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
                "/a\\\\..")) {
            InvocationFailure failure = catchThrowableOfType(
                    InvocationFailure.class, () -> target(path, "").path());
            assertThat(failure).as(path).isNotNull();
            assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
        }
    }

    @Test
    public void otherDotsAreNot() {
        for (String path : List.of("/a..b", "/...", "/a.", "/.well-known/x", "/a/..b")) {
            assertThatCode(() -> target(path, "").path()).as(path).doesNotThrowAnyException();
        }
    }

    @Test
    public void pathThatIsNotUtf8IsRefusedWhereItIsDecoded() {
        for (String path : List.of("/%FF", "/%zz", "/%C3", "/\uFFFD")) {
            assertThat(catchThrowableOfType(InvocationFailure.class, () -> UrlEncoding.decodePath(path)))
                    .as(path)
                    .isNotNull();
        }
    }
}

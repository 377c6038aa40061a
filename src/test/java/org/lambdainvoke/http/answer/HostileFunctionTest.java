package org.lambdainvoke.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnEveryContainer;

/** Whatever a function answers, no malformed response reaches the wire: the client gets 502 and the log a line. */
public class HostileFunctionTest extends OnEveryContainer {
    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.failure");

    private volatile String payload = "";

    public HostileFunctionTest() {
        lambda.function("hostile", (input, output, context) -> output.write(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private String answerTo(String hostile) throws Exception {
        payload = hostile;
        serve("hostile", "payload", "apigateway-1.0");
        return raw();
    }

    private String raw() throws IOException {
        return Http.raw(server.port(), "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", false);
    }

    private void assertBadAnswer(String hostile, String member) throws Exception {
        String answer = answerTo(hostile);
        assertThat(answer).startsWith("HTTP/1.1 502 ").contains("\"reason\":\"bad_answer\"");
        assertThat(answer).doesNotContainIgnoringCase("injected");
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("reason=bad_answer")
                .contains(member);
    }

    private List<String> badAnswerLines() {
        return log.lines().stream()
                .filter(line -> line.contains("reason=bad_answer"))
                .toList();
    }

    @Test
    public void headerInjectionInAValue() throws Exception {
        assertBadAnswer("{\"headers\":{\"x\":\"1\\r\\nInjected: 1\"}}", "member=headers.x ");
    }

    @Test
    public void headerInjectionInAName() throws Exception {
        assertBadAnswer("{\"headers\":{\"x: 1\\r\\nInjected\":\"1\"}}", "member=headers ");
    }

    @Test
    public void headerInjectionInAContentType() throws Exception {
        assertBadAnswer(
                "{\"headers\":{\"Content-Type\":\"text/html\\nInjected: 1\"},\"body\":\"x\"}",
                "member=headers.Content-Type ");
    }

    @Test
    public void headerInjectionInACookie() throws Exception {
        assertBadAnswer(
                "{\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1\\rInjected: 1\"]}}",
                "member=multiValueHeaders.Set-Cookie ");
    }

    @Test
    public void statusOf99() throws Exception {
        assertBadAnswer("{\"statusCode\":99}", "member=statusCode ");
    }

    @Test
    public void statusOf1000() throws Exception {
        assertBadAnswer("{\"statusCode\":1000}", "member=statusCode ");
    }

    @Test
    public void statusOfText() throws Exception {
        assertBadAnswer("{\"statusCode\":\"injected\"}", "member=statusCode ");
    }

    @Test
    public void bodyAsObject() throws Exception {
        assertBadAnswer("{\"body\":{\"injected\":1}}", "member=body ");
    }

    @Test
    public void brokenBase64() throws Exception {
        assertBadAnswer("{\"isBase64Encoded\":true,\"body\":\"injected!\"}", "member=body ");
    }

    @Test
    public void deepNesting() throws Exception {
        assertBadAnswer("{\"body\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", "member=body ");
    }

    @Test
    public void sixMegabytesOfBrackets() throws Exception {
        assertBadAnswer("[".repeat(6_000_000), "the answer is not an object");
    }

    @Test
    public void framingFieldsAreDropped() throws Exception {
        String answer = answerTo("{\"headers\":{\"Transfer-Encoding\":\"chunked\",\"Content-Length\":\"1\","
                + "\"Connection\":\"X-Hop\",\"X-Hop\":\"1\"},\"body\":\"hello\"}");
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Length: 5\r\n")
                .endsWith("\r\n\r\nhello")
                .doesNotContain("chunked")
                .doesNotContain("X-Hop");
    }

    @Test
    public void headerOfAMegabyte() throws Exception {
        assertBadAnswer(
                "{\"headers\":{\"x\":\"" + "injected".repeat(1 << 17) + "\"}}",
                "the headers of the answer are more than");
    }

    /**
     * Jetty closes the connection, Tomcat answers 500 without a body; in neither is anything of the function. Undertow
     * has no bound of its own.
     */
    @Test
    public void headerThatTheContainerRefuses() throws Exception {
        String answer = answerTo("{\"headers\":{\"x\":\"" + "y".repeat(10_000) + "\"},\"body\":\"injected\"}");
        if (container == Container.UNDERTOW) {
            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\ninjected");
            return;
        }
        assertThat(answer).matches("|(?s)HTTP/1\\.1 500 \r\n.*\r\n\r\n").doesNotContain("yyy");
        // Where the answer is written by a listener, the connection may be closed before the listener is told why.
        Await.until(() -> !badAnswerLines().isEmpty());
        assertThat(badAnswerLines()).singleElement().asString().contains("the container refuses to send the answer");
    }
}

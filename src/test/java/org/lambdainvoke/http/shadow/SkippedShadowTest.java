package org.lambdainvoke.http.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import org.junit.After;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** What can't be compared is not, and that is counted once, by its reason. */
public class SkippedShadowTest extends InBothModes {
    private static final int MAX_BODY = 1000;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final ShadowEvents shadows = new ShadowEvents();

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getServletPath()) {
                case "/large" -> large(response);
                case "/text" -> response.getWriter().print("x".repeat(MAX_BODY + 1));
                case "/umlauts" -> umlauts(response);
                case "/small" -> response.getOutputStream().write(new byte[MAX_BODY]);
                case "/broken" -> {
                    response.getWriter().print("x");
                    response.flushBuffer();
                    throw new IllegalStateException("in the middle");
                }
                case "/late" -> {
                    AsyncContext context = request.startAsync();
                    context.setTimeout(1);
                }
                case "/printed" -> response.getOutputStream().print("ö");
                default -> response.setStatus(204);
            }
        }

        private static void large(HttpServletResponse response) throws IOException {
            for (int i = 0; i < 100; i++) {
                response.getOutputStream().write(new byte[MAX_BODY]);
            }
        }

        /** As many characters as are kept, and twice as many bytes. */
        private static void umlauts(HttpServletResponse response) throws IOException {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print("ö".repeat(MAX_BODY));
        }
    }

    private void serve() throws Exception {
        Map<String, String> params =
                lambda.initParams("echo", "share", "0", "shadow", "100", "shadow_max_body", Integer.toString(MAX_BODY));
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .servlet("/*", new Application())
                .servlet("/large", new Application())
                .servlet("/text", new Application())
                .servlet("/umlauts", new Application())
                .servlet("/small", new Application())
                .servlet("/broken", new Application())
                .servlet("/late", new Application())
                .servlet("/printed", new Application())
                .filter(new LambdaInvokeFilter(), params));
    }

    @After
    public void nothingElseWasToldOf() {
        assertThat(shadows.isEmpty()).isTrue();
    }

    private String outcome(String path) throws Exception {
        try {
            Http.get(server.uri(path));
        } catch (IOException e) {
            // The answer has no end.
        }
        return shadows.take().outcome();
    }

    @Test
    public void largeAnswersAreNotCompared() throws Exception {
        serve();
        assertThat(outcome("/large")).isEqualTo("too_large");
        assertThat(outcome("/text")).isEqualTo("too_large");
        assertThat(outcome("/umlauts")).isEqualTo("too_large");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void answerOfTheGreatestSizeIsCompared() throws Exception {
        serve();
        assertThat(outcome("/small")).isEqualTo("different");
    }

    @Test
    public void answerThatBreaksOffIsNotCompared() throws Exception {
        serve();
        assertThat(outcome("/broken")).isEqualTo("broken_off");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void answerThatIsLateIsNotCompared() throws Exception {
        Assume.assumeTrue(isAsync);
        serve();
        assertThat(outcome("/late")).isEqualTo("broken_off");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void textThatEachContainerWritesInItsWayIsNotCompared() throws Exception {
        serve();
        assertThat(outcome("/printed")).isEqualTo("not_captured");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void upgradeIsLeftAlone() throws Exception {
        serve();
        Http.raw(
                server.uri("/").getPort(),
                "GET /chat HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n",
                true);
        assertThat(shadows.take().outcome()).isEqualTo("not_captured");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void requestThatCanNotBeMadeIntoAPayloadIsNotAsked() throws Exception {
        serve();
        assertThat(outcome("/any?a=%C3")).isEqualTo("bad_request");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void responseThatFailsToTellOfItselfHarmsNobody() throws Exception {
        Map<String, String> params = lambda.initParams("echo", "share", "0", "shadow", "100");
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .servlet("/small", new Application())
                .filter((request, response, chain) ->
                        chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                            @Override
                            public int getStatus() {
                                throw new IllegalStateException("of the wrapper");
                            }
                        }))
                .filter(new LambdaInvokeFilter(), params));
        assertThat(Http.get(server.uri("/small")).statusCode()).isEqualTo(200);
        assertThat(shadows.take().outcome()).isEqualTo("not_captured");
    }
}

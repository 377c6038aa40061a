package org.lambdainvoke.http.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.ShadowEvent;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Whatever way the application answers in, the client gets the same bytes, and the comparison knows them. */
public class CaptureTest extends InBothModes {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final ShadowEvents shadows = new ShadowEvents();

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            Object included = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
            String path = included == null ? request.getServletPath() : (String) included;
            Answering.valueOf(path.substring(1)).answer(request, response);
        }
    }

    /** Without the stack, in which a shadow can be seen. */
    private static final class ErrorPage extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("error " + response.getStatus());
        }
    }

    {
        lambda.function("twin", (input, output, context) -> {
            String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            String path = event.replaceAll("(?s).*\"rawPath\":\"/([A-Z_]+)\".*", "$1");
            output.write(Answering.valueOf(path).function().getBytes(StandardCharsets.UTF_8));
        });
    }

    private void serve(String shadow, Set<DispatcherType> dispatches) throws Exception {
        Map<String, String> params =
                lambda.initParams("twin", "share", "0", "shadow", shadow, "payload", "apigateway-2.0");
        WebApplication application = new WebApplication()
                .errorPage("/error")
                .servlet("/error", new ErrorPage())
                .initializer(shadows.initializer())
                .filter(new LambdaInvokeFilter(), "/*", params, dispatches);
        for (Answering way : Answering.values()) {
            application.servlet("/" + way, new Application());
        }
        serve(application);
    }

    private String raw(Answering way, String method) throws IOException {
        String head = method + " /" + way + " HTTP/1.1\r\nHost: library.example\r\nConnection: close\r\n\r\n";
        return Http.raw(server.uri("/").getPort(), head, false).replaceAll("(?i)\r\nDate: [^\r]*", "");
    }

    private boolean isPossible(Answering way) {
        return isAsync || !way.isAsync();
    }

    private Map<String, String> answers(String shadow) throws Exception {
        serve(shadow, EnumSet.of(DispatcherType.REQUEST));
        Map<String, String> answers = new LinkedHashMap<>();
        for (String method : List.of("GET", "HEAD")) {
            for (Answering way : Answering.values()) {
                if (isPossible(way)) {
                    answers.put(method + " " + way, raw(way, method));
                }
            }
        }
        stop();
        return answers;
    }

    @Test
    public void clientGetsTheBytesThatItGetsWithoutAShadow() throws Exception {
        assertThat(answers("100")).containsExactlyEntriesOf(answers("0"));
    }

    @Test
    public void functionThatDoesTheSameHasNoDifference() throws Exception {
        serve("100", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        for (Answering way : Answering.values()) {
            if (isPossible(way) && way.hasFunction()) {
                raw(way, "GET");
                ShadowEvent event = shadows.take();
                assertThat(event.outcome() + event.differences()).as(way.name()).isEqualTo("equal[]");
            }
        }
    }

    @Test
    public void headIsComparedWithoutItsBody() throws Exception {
        serve("100", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        for (Answering way : Answering.values()) {
            if (isPossible(way) && way.hasFunction()) {
                raw(way, "HEAD");
                ShadowEvent event = shadows.take();
                assertThat(event.outcome() + event.differences()).as(way.name()).isEqualTo("equal[]");
            }
        }
    }

    @Test
    public void answerOfADispatchIsSeenOnlyWhereTheFilterIsMappedForIt() throws Exception {
        if (isAsync) {
            serve("100", EnumSet.of(DispatcherType.REQUEST));
            raw(Answering.DISPATCH, "GET");
            // Undertow goes on with the pair that the servlet has.
            assertThat(shadows.take().outcome()).isEqualTo(container == Container.UNDERTOW ? "equal" : "not_captured");
        }
    }

    @Test
    public void answerThatIsPackedByAFilterInFrontIsComparedAsTheApplicationHasWrittenIt() throws Exception {
        Assume.assumeFalse(isAsync);
        Map<String, String> params =
                lambda.initParams("twin", "share", "0", "shadow", "100", "payload", "apigateway-2.0");
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .servlet("/WRITER", new Application())
                .servlet("/STREAM", new Application())
                .syncFilter(new GzipFilter())
                .filter(new LambdaInvokeFilter(), params));
        for (Answering way : List.of(Answering.WRITER, Answering.STREAM)) {
            HttpResponse<byte[]> answer = Http.sendForBytes(HttpRequest.newBuilder(server.uri("/" + way)));
            assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                    .isEqualTo(Answering.JSON.getBytes(StandardCharsets.UTF_8));
            assertThat(shadows.take().outcome()).isEqualTo("equal");
        }
    }
}

package org.lambdainvoke.http.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.ShopApplication;
import org.lambdainvoke.support.container.ShopRequests;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Where the function certainly did not run, the application answers as if there were no filter. */
public class FallbackTest extends OnContainers {
    @Parameters(name = "{0}, async=never {1}")
    public static Iterable<?> containers() {
        return Container.twice(Container.all());
    }

    @Parameter(1)
    public boolean isNever;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    @Rule
    public final LogCapture access = new LogCapture("org.lambdainvoke.access");

    @Rule
    public final LogCapture fallbacks = new LogCapture("org.lambdainvoke.fallback");

    private void serveShop(String... more) throws Exception {
        Map<String, String> params = new LinkedHashMap<>(FaultEndpoint.initParams(
                endpoint.url(), "retries", "0", "fallback", "not-run", "async", isNever ? "never" : "auto"));
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        serve(ShopApplication.with(new LambdaInvokeFilter(), params));
    }

    private Map<String, String> answersWithout() throws Exception {
        serve(ShopApplication.alone());
        Map<String, String> answers = ShopRequests.AT_THE_ROOT.answers(server.port());
        stop();
        return answers;
    }

    /** What was read of a body with parts can't be read again. */
    private static Map<String, String> withoutUpload(Map<String, String> answers) {
        Map<String, String> rest = new LinkedHashMap<>(answers);
        rest.remove("upload");
        return rest;
    }

    private void requireApplication(String reason, boolean isReadBefore) throws Exception {
        Map<String, String> with = ShopRequests.AT_THE_ROOT.answers(server.port());
        stop();
        Map<String, String> without = answersWithout();
        if (isReadBefore) {
            assertThat(withoutUpload(with)).containsExactlyEntriesOf(withoutUpload(without));
            assertThat(with.get("upload")).contains("\"reason\":\"" + reason + "\"");
        } else {
            assertThat(with).containsExactlyEntriesOf(without);
        }
    }

    @Test
    public void afterThrottled() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        serveShop();
        requireApplication("throttled", true);
        assertThat(endpoint.attempts()).isEqualTo(ShopRequests.AT_THE_ROOT.count());
    }

    @Test
    public void afterNotReady() throws Exception {
        endpoint.script(Fault.apiError(502, "ResourceNotReadyException"));
        serveShop();
        requireApplication("not_ready", true);
    }

    @Test
    public void afterRejected() throws Exception {
        endpoint.script(Fault.apiError(403, "AccessDeniedException"));
        serveShop();
        requireApplication("rejected", true);
    }

    @Test
    public void afterUnreachable() throws Exception {
        serveShop("endpoint_url", FaultEndpoint.closedPortUrl());
        requireApplication("unreachable", true);
        assertThat(endpoint.attempts()).isZero();
    }

    /** Lambda says so of a payload that was sent. */
    @Test
    public void afterPayloadTooLarge() throws Exception {
        endpoint.script(Fault.apiError(413, "RequestTooLargeException"));
        serveShop();
        requireApplication("payload_too_large", true);
    }

    /** A length that says so leaves the body unread; a form that does not is the one that can't be given again. */
    @Test
    public void afterABodyOverTheLimit() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        serveShop("max_request_body", "2");
        Map<String, String> with = ShopRequests.AT_THE_ROOT.answers(server.port());
        stop();
        Map<String, String> without = answersWithout();
        assertThat(with.keySet()).isEqualTo(without.keySet());
        with.forEach((name, answer) -> {
            if (name.equals("form in chunks")) {
                assertThat(answer).contains("\"reason\":\"payload_too_large\"");
            } else {
                assertThat(answer).as(name).isEqualTo(without.get(name));
            }
        });
    }

    /** Nothing was read of any request: uploads go on, too. */
    @Test
    public void ofARequestThatFindsNoRoom() throws Exception {
        endpoint.script(Fault.afterRequest().hold().close());
        serveShop("max_concurrency", "1");
        var held = Http.getAsync(server.uri("/form/held"));
        Await.until(() -> endpoint.attempts() == 1);
        Map<String, String> with = ShopRequests.AT_THE_ROOT.answers(server.port());
        endpoint.release();
        held.join();
        stop();
        assertThat(with).containsExactlyEntriesOf(answersWithout());
        assertThat(endpoint.attempts()).isEqualTo(1);
    }

    @Test
    public void noneAfterAFunctionMayHaveRun() throws Exception {
        List<String> bodies = new ArrayList<>();
        for (Fault fault : List.of(
                Fault.functionError("Unhandled", "{\"errorMessage\":\"m\"}"),
                Fault.apiError(500, "ServiceException"),
                Fault.afterRequest().reset())) {
            endpoint.script(fault);
            serveShop();
            bodies.add(Http.get(server.uri("/form/a")).body());
            stop();
        }
        assertThat(bodies).hasSize(3).allMatch(body -> body.contains("\"reason\":"));
    }

    @Test
    public void sideAndReasonAreTold() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        serveShop();
        assertThat(Http.get(server.uri("/form/a")).statusCode()).isEqualTo(200);
        assertThat(Http.get(server.uri("/refused/a")).statusCode()).isEqualTo(404);
        Await.until(() -> access.lines().size() == 2);
        assertThat(access.lines().get(0)).contains(" side=fallback reason=throttled status=200 attempts=1 ");
        assertThat(access.lines().get(1)).contains(" side=fallback reason=throttled status=404 ");
        assertThat(fallbacks.lines()).singleElement().asString().contains("reason=throttled");
    }

    /** What the application has begun asynchronously holds its place until it is complete. */
    @Test
    public void placesAreBounded() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        BlockingQueue<AsyncContext> begun = new LinkedBlockingQueue<>();
        Map<String, String> params = FaultEndpoint.initParams(
                endpoint.url(), "retries", "0", "fallback", "not-run", "fallback_max_concurrency", "1");
        serve(new WebApplication().async().servlet("/*", new Later(begun)).filter(new LambdaInvokeFilter(), params));
        CompletableFuture<HttpResponse<String>> first = Http.getAsync(server.uri("/"));
        AsyncContext context = begun.take();
        assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(429);
        context.complete();
        assertThat(first.join().statusCode()).isEqualTo(200);
        // The place is given back after the client has its answer.
        Await.until(() -> {
            CompletableFuture<HttpResponse<String>> next = Http.getAsync(server.uri("/"));
            Await.until(() -> next.isDone() || !begun.isEmpty());
            if (!begun.isEmpty()) {
                begun.take().complete();
            }
            return next.join().statusCode() == 200;
        });
    }

    private static final class Later extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient BlockingQueue<AsyncContext> begun;

        Later(BlockingQueue<AsyncContext> begun) {
            this.begun = begun;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            begun.add(request.startAsync());
        }
    }

    @Test
    public void reasonThatIsNotNamedHasItsOwnAnswer() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        serveShop("fallback", "unreachable, rejected");
        assertThat(Http.get(server.uri("/form/a")).statusCode()).isEqualTo(429);
    }
}

package org.lambdainvoke.http.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.RouteState;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** A function that can't be asked, or that fails, is told to listeners and to nobody else. */
public class FailingShadowTest extends InBothModes {
    private static final int REQUESTS = 20;
    private static final String SECRET = "of-those-who-test-it";
    private static final int LARGEST_ANSWER = 6 * 1024 * 1024;

    @Rule
    public final Figures beans = new Figures();

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final ShadowEvents shadows = new ShadowEvents();

    private void serve(String url, String... more) throws Exception {
        Map<String, String> params = FaultEndpoint.initParams(url, more);
        params.put("payload", "apigateway-2.0");
        params.put("share", "0");
        params.put("shadow", "100");
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .filter(new LambdaInvokeFilter(), params)
                .servlet("/books", new Books()));
    }

    private void requireBooks(int requests, String outcome) throws Exception {
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> answer = Http.get(server.uri("/books"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Books.JSON);
            assertThat(shadows.take().outcome()).isEqualTo(outcome);
        }
    }

    @Test
    public void clientNoticesNothingOfAFunctionThatThrows() throws Exception {
        endpoint.script(Fault.functionError("Unhandled", "{\"errorMessage\":\"m\"}"));
        serve(endpoint.url());
        requireBooks(REQUESTS, "function_error");
    }

    @Test
    public void clientNoticesNothingOfAFunctionThatAnswersNonsense() throws Exception {
        endpoint.script(Fault.good("[{]"));
        serve(endpoint.url());
        requireBooks(REQUESTS, "bad_answer");
    }

    @Test
    public void clientNoticesNothingOfAFunctionThatAnswersAsMuchAsItMay() throws Exception {
        endpoint.script(Fault.goodOfSize(LARGEST_ANSWER));
        serve(endpoint.url());
        requireBooks(2, "too_large");
    }

    @Test
    public void clientNoticesNothingOfAFunctionThatIsThrottled() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        serve(endpoint.url());
        requireBooks(REQUESTS, "throttled");
    }

    @Test
    public void clientNoticesNothingOfAnEndpointThatIsDown() throws Exception {
        serve(FaultEndpoint.closedPortUrl());
        requireBooks(REQUESTS, "unreachable");
    }

    @Test
    public void clientNoticesNothingOfAConnectionThatIsReset() throws Exception {
        endpoint.script(Fault.afterRequest().reset());
        serve(endpoint.url());
        requireBooks(REQUESTS, "connection_lost");
    }

    @Test
    public void clientNoticesNothingOfADeadlineThatPasses() throws Exception {
        endpoint.script(Fault.afterRequest().hold());
        serve(endpoint.url(), "timeout", "200");
        requireBooks(2, "timeout");
    }

    @Test
    public void shadowIsNotRepeated() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException", "Retry-After: 0"));
        serve(endpoint.url(), "retries", "3");
        requireBooks(REQUESTS, "throttled");
        assertThat(endpoint.attempts()).isEqualTo(REQUESTS);
    }

    @Test
    public void shadowsThatFailOpenNoBreaker() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        serve(endpoint.url(), "breaker", "1/2/3600000");
        requireBooks(REQUESTS, "throttled");
        assertThat(beans.ofTheFilter().getRoutes()).singleElement().returns("closed", RouteState::getBreaker);
    }

    @Test
    public void openBreakerStopsNoShadow() throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        serve(
                endpoint.url(),
                "breaker",
                "100/1/3600000",
                "retries",
                "0",
                "share_header",
                "X-Side",
                "share_header_secret",
                SECRET);
        HttpRequest.Builder live = HttpRequest.newBuilder(server.uri("/books")).header("X-Side", "function " + SECRET);
        assertThat(Http.send(live).statusCode()).isEqualTo(429);
        // The breaker is told after the client.
        Await.until(() -> beans.ofTheFilter().getRoutes().get(0).getBreaker().equals("open"));
        requireBooks(REQUESTS, "throttled");
    }
}

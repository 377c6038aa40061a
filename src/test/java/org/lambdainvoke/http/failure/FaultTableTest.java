package org.lambdainvoke.http.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.http.failure.FaultTable.Outcome;
import org.lambdainvoke.http.failure.FaultTable.Row;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.AtTheEnd;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Everything that an endpoint may do, what the client is told of it, and how often the function may have run. */
public class FaultTableTest extends InBothModes {
    /** Chosen here, as a random one could hold what must not be told. */
    private static final String REQUEST_ID = "fault-table";

    /** Names of the set-up, of classes, and what the endpoint's own messages speak of. */
    private static final String[] INTERNALS = {
        "127.0.0.1", "localhost", "lambda.invalid", "Exception", "Error:", "java.", "com.amazonaws", "org.apache",
        "arn:", "greet", "eu-west-1", "AKIDTEST", "said by Lambda", "10.1.2.3", "10-1-2-3", "request-1"
    };

    /** The default client everywhere, the other one in one container. */
    @Parameters(name = "{0}, async {1}, {2}, {3}")
    public static Iterable<?> containers() {
        List<Object[]> all = new ArrayList<>();
        for (Row row : FaultTable.rows()) {
            for (boolean isAsync : new boolean[] {false, true}) {
                for (Container container : Container.values()) {
                    all.add(new Object[] {container, isAsync, InvokeClient.POOLED, row});
                }
                all.add(new Object[] {Container.JETTY, isAsync, InvokeClient.SDK, row});
            }
        }
        return all;
    }

    @Parameter(2)
    public InvokeClient client;

    @Parameter(3)
    public Row row;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final CompletableFuture<Optional<Object>> reason = new CompletableFuture<>();

    private final AtomicBoolean wentAsync = new AtomicBoolean();

    // It listens from the beginning: on Undertow a context that was completed meanwhile takes no listener any more.
    private final Filter observer = (request, response, chain) -> {
        chain.doFilter(
                new ListeningRequest((HttpServletRequest) request, new AtTheEnd(() -> observe(request))), response);
        if (!wentAsync.get()) {
            observe(request);
        }
    };

    private final class ListeningRequest extends HttpServletRequestWrapper {
        private final AsyncListener listener;

        ListeningRequest(HttpServletRequest request, AsyncListener listener) {
            super(request);
            this.listener = listener;
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            wentAsync.set(true);
            AsyncContext context = super.startAsync(request, response);
            context.addListener(listener);
            return context;
        }
    }

    private void observe(ServletRequest request) {
        reason.complete(Optional.ofNullable(request.getAttribute(LambdaInvokeFilter.REASON_ATTRIBUTE)));
    }

    @Test
    public void isToldByItsReasonAndRepeatedOnlyWhenTheFunctionDidNotRun() throws Exception {
        String endpointUrl = row.endpointUrl().apply(endpoint);
        serve(new WebApplication().filter(observer).filter(new LambdaInvokeFilter(), initParams(endpointUrl)));
        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(server.uri("/"))
                .header("X-Request-Id", REQUEST_ID)
                .POST(BodyPublishers.ofString("x".repeat(row.upload()))));
        Outcome outcome = row.outcome();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(outcome.status);
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(outcome.retryAfter);
        Optional<Object> observed = reason.get(10, TimeUnit.SECONDS);
        assertThat(wentAsync.get()).isEqualTo(isAsync);
        if (outcome == Outcome.ANSWER) {
            assertThat(observed).isEmpty();
            assertThat(response.body().equals(row.body())).as("body").isTrue();
        } else {
            assertThat(observed).hasValue(outcome.code);
            assertProblem(response, outcome, URI.create(endpointUrl).getPort());
        }
        assertThat(endpoint.attempts()).as("attempts").isEqualTo(row.attempts());
        assertThat(endpoint.invocations()).as("invocations").isEqualTo(row.invocations());
        assertThat(endpoint.strays()).as("strays").isZero();
    }

    private Map<String, String> initParams(String endpointUrl) {
        Map<String, String> params = new LinkedHashMap<>(row.more());
        params.putAll(FaultEndpoint.initParams(endpointUrl));
        params.put("client", client.text());
        return params;
    }

    private static void assertProblem(HttpResponse<String> response, Outcome outcome, int port) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(problem.get("reason").getAsString()).isEqualTo(outcome.code);
        assertThat(problem.get("status").getAsInt()).isEqualTo(outcome.status);
        assertThat(problem.get("requestId").getAsString()).isEqualTo(REQUEST_ID);
        assertThat(response.body()).doesNotContain(INTERNALS).doesNotContain(Integer.toString(port));
    }
}

package org.lambdainvoke.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** The filters of one web application and the connections that they use. */
public class SharedClientTest extends OnEveryContainer {
    private static final int FILTERS = 20;

    private final CyclicBarrier both = new CyclicBarrier(2);

    public SharedClientTest() {
        lambda.function("together", (input, output, context) -> {
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            input.transferTo(output);
        });
    }

    private WebApplication with(WebApplication application, String pattern, String function, String... more) {
        return application.filter(
                new LambdaInvokeFilter(),
                pattern,
                lambda.initParams(function, more),
                EnumSet.of(DispatcherType.REQUEST));
    }

    @Test
    public void equalConnectionsAreShared() throws Exception {
        WebApplication application = new WebApplication();
        for (int i = 0; i < FILTERS; i++) {
            with(application, "/" + i, "echo", "retries", String.valueOf(i % 3), "timeout", String.valueOf(30_000 + i));
        }
        serve(application);
        for (int i = 0; i < FILTERS; i++) {
            assertThat(Http.get(server.uri("/" + i)).statusCode()).isEqualTo(200);
        }
        assertThat(lambda.invocations()).hasSize(FILTERS);
        assertThat(lambda.connections()).isEqualTo(1);
    }

    @Test
    public void otherConnectionsAreNotShared() throws Exception {
        serve(with(with(new WebApplication(), "/a", "echo"), "/b", "echo", "keepalive", "59999"));
        assertThat(Http.get(server.uri("/a")).statusCode()).isEqualTo(200);
        assertThat(Http.get(server.uri("/b")).statusCode()).isEqualTo(200);
        assertThat(lambda.connections()).isEqualTo(2);
    }

    @Test
    public void filterThatIsDestroyedTwiceLeavesItsNeighbourTheClient() throws Exception {
        LambdaInvokeFilter destroyed = new LambdaInvokeFilter();
        serve(with(new WebApplication(), "/a", "echo")
                .filter(destroyed, "/b", lambda.initParams("echo"), EnumSet.of(DispatcherType.REQUEST)));
        destroyed.destroy();
        destroyed.destroy();
        assertThat(Http.get(server.uri("/a")).statusCode()).isEqualTo(200);
    }

    @Test
    public void eachFilterHasItsOwnLimit() throws Exception {
        serve(with(
                with(new WebApplication(), "/a", "together", "max_concurrency", "1"),
                "/b",
                "together",
                "max_concurrency",
                "1"));
        CompletableFuture<HttpResponse<String>> first = Http.getAsync(server.uri("/a"));
        CompletableFuture<HttpResponse<String>> second = Http.getAsync(server.uri("/b"));
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(second.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
}

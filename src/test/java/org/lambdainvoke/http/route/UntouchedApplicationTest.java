package org.lambdainvoke.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.ShopApplication;
import org.lambdainvoke.support.container.ShopRequests;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** What the application answers is byte for byte what it answers where there is no filter. */
public class UntouchedApplicationTest extends OnContainers {
    private static final int ROUTES = 40;

    @Parameters(name = "{0}, async=never {1}")
    public static Iterable<?> containers() {
        return Container.twice(Container.all());
    }

    @Parameter(1)
    public boolean isNever;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private Map<String, String> params(String routes) {
        Map<String, String> params = lambda.tableParams("async", isNever ? "never" : "auto");
        params.put("routes", routes);
        return params;
    }

    private Map<String, String> answersWithout() throws Exception {
        serve(ShopApplication.alone());
        Map<String, String> answers = ShopRequests.AT_THE_ROOT.answers(server.port());
        stop();
        return answers;
    }

    @Test
    public void whereNoRouteFits() throws Exception {
        Map<String, String> without = answersWithout();
        String routes = IntStream.range(0, ROUTES)
                .mapToObj(i -> "GET,POST /moved" + i + "/{id} echo")
                .collect(Collectors.joining("\n"));
        serve(ShopApplication.with(new LambdaInvokeFilter(), params(routes)));
        assertThat(ShopRequests.AT_THE_ROOT.answers(server.port())).containsExactlyEntriesOf(without);
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void onItsSideOfARoute() throws Exception {
        Map<String, String> without = answersWithout();
        serve(ShopApplication.with(new LambdaInvokeFilter(), params("* /{rest+} echo share=0")));
        assertThat(ShopRequests.AT_THE_ROOT.answers(server.port())).containsExactlyEntriesOf(without);
        assertThat(lambda.invocations()).isEmpty();
    }
}

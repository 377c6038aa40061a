package org.lambdainvoke.support.container;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * A test of the whole way: client, container, filter, endpoint. Runs on each container, on the request's own thread and
 * asynchronously.
 */
@RunWith(Parameterized.class)
public abstract class OnEveryContainer {
    @Parameters(name = "{0}, async {1}")
    public static List<Object[]> containers() {
        return Container.twice(List.of(Container.values()));
    }

    @Parameter
    public Container container;

    @Parameter(1)
    public boolean isAsync;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    protected Container.Running server;

    @After
    public final void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Serves {@code function} on every path; {@code more} are init-params: name, value and so on. */
    protected void serve(String function, String... more) throws Exception {
        serve(new WebApplication().filter(new LambdaInvokeFilter(), lambda.initParams(function, more)));
    }

    /** Serves {@code function} behind another filter. */
    protected void serveBehind(Filter outer, String function, String... more) throws Exception {
        Map<String, String> initParams = lambda.initParams(function, more);
        serve(new WebApplication().filter(outer).filter(new LambdaInvokeFilter(), initParams));
    }

    /** Serves {@code function} behind a filter that does not support async. */
    protected void serveBehindSync(Filter outer, String function, String... more) throws Exception {
        Map<String, String> initParams = lambda.initParams(function, more);
        serve(new WebApplication().syncFilter(outer).filter(new LambdaInvokeFilter(), initParams));
    }

    protected void serve(WebApplication application) throws Exception {
        server = container.start(isAsync ? application.async() : application);
    }
}

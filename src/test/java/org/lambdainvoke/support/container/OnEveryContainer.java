package org.lambdainvoke.support.container;

import jakarta.servlet.Filter;
import java.util.Map;
import org.junit.Rule;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A test of the whole way: client, container, filter, endpoint. */
public abstract class OnEveryContainer extends InBothModes {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

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
}

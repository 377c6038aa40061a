package org.lambdainvoke.http.payload;

import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.client.GoldenRequest;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** The golden requests over the wire, on each container. */
public abstract class OnGoldenRequests extends OnContainers {
    @Parameters(name = "{0}: {1}")
    public static Iterable<?> containers() {
        List<Object[]> cases = new ArrayList<>();
        for (Container container : Container.all()) {
            for (GoldenRequest request : GoldenRequest.all()) {
                cases.add(new Object[] {container, request});
            }
        }
        return cases;
    }

    @Parameter(1)
    public GoldenRequest request;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    /** Whether the container refuses the request by default. */
    static boolean isRefused(Container container, GoldenRequest request) {
        return request.refusedBy(container) != 0;
    }
}

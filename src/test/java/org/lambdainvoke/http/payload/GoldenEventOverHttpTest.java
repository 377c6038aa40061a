package org.lambdainvoke.http.payload;

import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.client.GoldenRequest;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.GoldenApplication;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * The golden requests over the wire, on each container: the events are those of the golden files. Where a container
 * refuses a request by default, its switches for that are on: {@code UriCompliance.UNSAFE} and
 * {@code setDecodeAmbiguousURIs} on Jetty, {@code encodedSolidusHandling=passthrough} on Tomcat.
 */
@RunWith(Parameterized.class)
public class GoldenEventOverHttpTest {
    @Parameters(name = "{0}: {1}")
    public static List<Object[]> cases() {
        List<Object[]> cases = new ArrayList<>();
        for (Container container : Container.values()) {
            for (GoldenRequest request : GoldenRequest.all()) {
                cases.add(new Object[] {container, request});
            }
        }
        return cases;
    }

    @Parameter
    public Container container;

    @Parameter(1)
    public GoldenRequest request;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Test
    public void eventsAreTheGoldenOnes() throws Exception {
        WebApplication application = GoldenApplication.of(request, lambda);
        if (request.refusedBy(container) != 0) {
            application.lenient();
        }
        try (Container.Running server = container.start(application)) {
            GoldenApplication.assertEvents(request, container, server.port());
        }
    }
}

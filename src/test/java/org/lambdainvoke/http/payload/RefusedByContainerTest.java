package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.client.GoldenRequest;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.GoldenApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** The golden requests that a container refuses by default: with which status, and that nothing is invoked. */
@RunWith(Parameterized.class)
public class RefusedByContainerTest {
    @Parameters(name = "{0}: {1}")
    public static List<Object[]> cases() {
        List<Object[]> cases = new ArrayList<>();
        for (Container container : Container.values()) {
            for (GoldenRequest request : GoldenRequest.all()) {
                if (request.refusedBy(container) != 0) {
                    cases.add(new Object[] {container, request});
                }
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
    public void nothingIsInvoked() throws Exception {
        try (Container.Running server = container.start(GoldenApplication.of(request, lambda))) {
            assertThat(GoldenApplication.send(request, PayloadFormat.REQUEST, server.port()))
                    .startsWith("HTTP/1.1 " + request.refusedBy(container) + " ");
            assertThat(lambda.invocations()).isEmpty();
        }
    }
}

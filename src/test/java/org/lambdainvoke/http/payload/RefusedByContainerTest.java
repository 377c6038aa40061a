package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.client.GoldenRequest;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.GoldenApplication;

/** The golden requests that a container refuses by default: with which status, and that nothing is invoked. */
public class RefusedByContainerTest extends OnGoldenRequests {
    @Parameters(name = "{0}: {1}")
    public static Iterable<?> containers() {
        List<Object[]> refused = new ArrayList<>();
        for (Container container : Container.all()) {
            GoldenRequest.all().stream()
                    .filter(request -> isRefused(container, request))
                    .forEach(request -> refused.add(new Object[] {container, request}));
        }
        return refused;
    }

    @Test
    public void nothingIsInvoked() throws Exception {
        serve(GoldenApplication.of(request, lambda));
        assertThat(GoldenApplication.send(request, PayloadFormat.REQUEST, server.port()))
                .startsWith("HTTP/1.1 " + request.refusedBy(container) + " ");
        assertThat(lambda.invocations()).isEmpty();
    }
}

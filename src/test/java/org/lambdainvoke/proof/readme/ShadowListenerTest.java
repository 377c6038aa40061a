package org.lambdainvoke.proof.readme;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.ShadowListener;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** The listener of the README is told where a function answers differently. */
public class ShadowListenerTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    {
        lambda.function("orders-read", (input, output, context) -> output.write("{\"id\":18}".getBytes(UTF_8)));
    }

    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getWriter().print("{\"id\":17}");
        }
    }

    @Test
    public void listenerIsToldOfDifferences() throws Exception {
        Set<String> differences = new ConcurrentSkipListSet<>();
        FilterSettings settings = FilterSettings.builder()
                .functionName("orders-read:live")
                .share(0)
                .shadow(5)
                .listener((ShadowListener) event -> differences.addAll(event.differences()))
                .awsRegion("eu-west-1")
                .endpointUrl(lambda.endpoint().endpointUrl())
                .awsKey(lambda.endpoint().accessKey())
                .awsSecret(lambda.endpoint().secretKey())
                .build();
        try (Container.Running server = Container.JETTY.start(
                new WebApplication().servlet("/*", new Orders()).filter(new LambdaInvokeFilter(settings)))) {
            Await.until(() -> {
                Http.get(server.uri("/orders/17"));
                return differences.contains("body/id");
            });
        }
    }
}

package org.lambdainvoke.proof.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.ApplicationLoader;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A request that the container has let in before it took the web application down, and hands to the filter after. */
public class LateRequestTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Test
    public void filterWhoseClassLoaderIsClosedIsStopping() throws Exception {
        ApplicationLoader loader = ApplicationLoader.create();
        Filter filter = loader.filter();
        WebApplication application = new WebApplication().filter(new KeptUp(filter), lambda.initParams("echo"));
        try (Container.Running server = Container.JETTY.start(application)) {
            assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
            filter.destroy();
            loader.close();
            HttpResponse<String> late = Http.get(server.uri("/"));
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("\"reason\":\"stopping\"");
        }
    }

    /** Leaves it to the test when the filter is destroyed. */
    private record KeptUp(Filter filter) implements Filter {
        @Override
        public void init(FilterConfig config) throws ServletException {
            filter.init(config);
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            filter.doFilter(request, response, chain);
        }
    }
}

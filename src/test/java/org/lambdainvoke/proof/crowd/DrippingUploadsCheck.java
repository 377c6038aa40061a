package org.lambdainvoke.proof.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Hundreds of uploads that come byte by byte cost threads of the container, and nothing that others need. */
public class DrippingUploadsCheck extends OnContainers {
    private static final int UPLOADS = 500;
    private static final int PLACES = 10;

    /** Fewer than places, so that none of them is refused for the others. */
    private static final int CONNECTIONS = 8;

    private static final int REQUESTS = 2000;

    /** Containers hold one for each upload whose body the filter reads. */
    private static final int THREADS = UPLOADS + 64;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    /** Those whose body is being read. */
    private final AtomicInteger uploads = new AtomicInteger();

    private void count(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int one = ((HttpServletRequest) request).getMethod().equals("POST") ? 1 : 0;
        uploads.addAndGet(one);
        try {
            chain.doFilter(request, response);
        } finally {
            uploads.addAndGet(-one);
        }
    }

    @Test
    public void uploadsHoldNoPlaceWhileTheyCome() throws Exception {
        serve(new WebApplication()
                .async()
                .threads(THREADS)
                .filter(this::count)
                .filter(
                        new LambdaInvokeFilter(),
                        lambda.initParams("echo", "async", "always", "max_concurrency", String.valueOf(PLACES))));
        try (DrippingUploads clients = new DrippingUploads(server.port(), UPLOADS)) {
            Await.until(() -> uploads.get() == UPLOADS);
            long start = System.nanoTime();
            assertThat(Innocents.ask(server.port(), REQUESTS, CONNECTIONS)).isEmpty();
            assertThat(uploads).hasValue(UPLOADS);
            assertThat(clients.areAllComing()).isTrue();
            System.out.println(container + ": " + REQUESTS + " requests beside " + UPLOADS + " uploads in "
                    + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }
}

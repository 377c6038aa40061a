package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.payload.PayloadFormat;
import org.lambdainvoke.support.Container;
import org.lambdainvoke.support.GoldenEvent;
import org.lambdainvoke.support.GoldenRequest;
import org.lambdainvoke.support.Http;
import org.lambdainvoke.support.LambdaRule;
import org.lambdainvoke.support.WebApplication;

/**
 * The golden requests over the wire, on each container: the events are those of the golden files. What a container
 * refuses by default (see {@link Container} for its switches) is refused without an invocation.
 */
@RunWith(Parameterized.class)
public class GoldenEventOverHttpTest {
    private static final List<PayloadFormat> FORMATS = List.of(
            PayloadFormat.REQUEST,
            PayloadFormat.API_GATEWAY_V1,
            PayloadFormat.API_GATEWAY_V2,
            PayloadFormat.FUNCTION_URL,
            PayloadFormat.LOAD_BALANCER,
            PayloadFormat.LOAD_BALANCER_MULTI_VALUE);

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

    private Container.Running server;

    @After
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    public void eventsAreTheGoldenOnes() throws Exception {
        WebApplication application = application((outer, response, chain) -> chain.doFilter(outer, response));
        serve(request.refusedBy(container) == 0 ? application : application.lenient());
        assertGoldenEvents();
    }

    @Test
    public void eventsOfAFormAreTheGoldenOnesThoughAnOuterFilterHasConsumedIt() throws Exception {
        assumeThat(request.last("content-type")).isEqualTo("application/x-www-form-urlencoded");
        serve(application((outer, response, chain) -> {
                    outer.getParameterMap();
                    chain.doFilter(outer, response);
                })
                .requestCharacterEncoding("UTF-8"));
        assertGoldenEvents();
    }

    @Test
    public void refusalOfTheContainerInvokesNothing() throws Exception {
        assumeThat(request.refusedBy(container)).isPositive();
        serve(application((outer, response, chain) -> chain.doFilter(outer, response)));
        String answer = send(PayloadFormat.REQUEST);
        assertThat(answer).startsWith("HTTP/1.1 " + request.refusedBy(container) + " ");
        assertThat(lambda.invocations()).isEmpty();
    }

    /** One filter for each format; a field that no function sees chooses among them. */
    private WebApplication application(Filter outer) {
        WebApplication application =
                new WebApplication().contextPath(request.contextPath()).filter(outer);
        for (PayloadFormat format : FORMATS) {
            application.filter(
                    new FilterOfFormat(format),
                    lambda.initParams(
                            "echo",
                            "payload",
                            format.text(),
                            "response",
                            "payload",
                            "request_headers_exclude",
                            "x-request-id, x-golden-*"));
        }
        return application;
    }

    private static final class FilterOfFormat implements Filter {
        private final LambdaInvokeFilter filter = new LambdaInvokeFilter();
        private final PayloadFormat format;

        FilterOfFormat(PayloadFormat format) {
            this.format = format;
        }

        @Override
        public void init(FilterConfig config) throws ServletException {
            filter.init(config);
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (format.text().equals(((HttpServletRequest) request).getHeader("X-Golden-Format"))) {
                filter.doFilter(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        }

        @Override
        public void destroy() {
            filter.destroy();
        }
    }

    private void serve(WebApplication application) throws Exception {
        server = container.start(application);
    }

    private void assertGoldenEvents() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (PayloadFormat format : FORMATS) {
            String answer = send(format);
            String event = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            all.assertThat(answer).as(format.text()).startsWith("HTTP/1.1 200 ");
            all.assertThat(GoldenEvent.comparable(event))
                    .as(format.text())
                    .isEqualTo(GoldenEvent.read(request.event(format.text())));
        }
        all.assertAll();
    }

    private String send(PayloadFormat format) throws IOException {
        String connection = request.last("connection") == null ? "Connection: close" : "X-Golden-Connection: kept";
        byte[] message = request.message("X-Request-Id: request-1", "X-Golden-Format: " + format.text(), connection);
        String latin1 = Http.raw(server.port(), message, false);
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

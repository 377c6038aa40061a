package org.lambdainvoke.support.container;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.client.GoldenEvent;
import org.lambdainvoke.support.client.GoldenRequest;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A web application that answers a golden request with its event, in whichever format is asked for. */
public final class GoldenApplication {
    private static final List<PayloadFormat> FORMATS = List.of(
            PayloadFormat.REQUEST,
            PayloadFormat.API_GATEWAY_V1,
            PayloadFormat.API_GATEWAY_V2,
            PayloadFormat.FUNCTION_URL,
            PayloadFormat.LOAD_BALANCER,
            PayloadFormat.LOAD_BALANCER_MULTI_VALUE);

    private GoldenApplication() {}

    /** One filter for each format behind {@code outer}; a field that no function sees chooses among them. */
    public static WebApplication of(GoldenRequest request, LambdaRule lambda, Filter... outer) {
        WebApplication application = new WebApplication().contextPath(request.contextPath());
        for (Filter filter : outer) {
            application.filter(filter);
        }
        for (PayloadFormat format : FORMATS) {
            application.filter(new FilterOfFormat(format), initParams(request, format, lambda));
        }
        return application;
    }

    private static Map<String, String> initParams(GoldenRequest request, PayloadFormat format, LambdaRule lambda) {
        Map<String, String> initParams = lambda.initParams(
                "echo",
                "payload",
                format.text(),
                "response",
                "payload",
                "request_headers_exclude",
                "x-request-id, x-golden-*");
        if (request.route() != null) {
            initParams.put("routes", request.route() + " " + initParams.remove("function_name"));
        }
        return initParams;
    }

    /** Sends the request once for each format. */
    public static void assertEvents(GoldenRequest request, Container container, int port) throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (PayloadFormat format : FORMATS) {
            String answer = send(request, format, port);
            String event = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            all.assertThat(answer).as(format.text()).startsWith("HTTP/1.1 200 ");
            all.assertThat(GoldenEvent.comparable(event))
                    .as(format.text())
                    .isEqualTo(GoldenEvent.read(request.event(format.text(), container)));
        }
        all.assertAll();
    }

    /** Sends the request to the filter of one format. */
    public static String send(GoldenRequest request, PayloadFormat format, int port) throws IOException {
        String connection = request.last("connection") == null ? "Connection: close" : "X-Golden-Connection: kept";
        byte[] message = request.message("X-Request-Id: request-1", "X-Golden-Format: " + format.text(), connection);
        String latin1 = Http.rawAnswer(port, message);
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
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
}

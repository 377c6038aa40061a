package org.lambdainvoke.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;

/** Traces that go through the filter. */
public class TraceTest extends OnEveryContainer {
    private static final String ROOT = "Root=1-67891233-abcdef012345678912345678";

    /** What an instrumentation in front of the filter adds to a request. */
    private static final Filter INSTRUMENTATION =
            (request, response, chain) -> chain.doFilter(new TracedRequest((HttpServletRequest) request), response);

    private static final class TracedRequest extends HttpServletRequestWrapper {
        private static final Map<String, String> ADDED = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        static {
            ADDED.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            ADDED.put("tracestate", "vendor=value");
            ADDED.put("baggage", "tenant=17");
        }

        TracedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.addAll(ADDED.keySet());
            return Collections.enumeration(names);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String added = ADDED.get(name);
            return added == null ? super.getHeaders(name) : Collections.enumeration(List.of(added));
        }
    }

    private String traceOfTheCall(String... received) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/"));
        for (String value : received) {
            request.header("X-Amzn-Trace-Id", value);
        }
        assertThat(Http.send(request).statusCode()).isEqualTo(200);
        return lambda.onlyInvocation().headers().get("x-amzn-trace-id").get(0);
    }

    @Test
    public void traceOfTheRequestGoesOnInTheCall() throws Exception {
        serve("echo");
        String trace = ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1";
        assertThat(traceOfTheCall(trace)).isEqualTo(trace);
    }

    @Test
    public void callBeginsATraceWhenTheRequestHasNone() throws Exception {
        serve("echo");
        assertThat(traceOfTheCall()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    }

    @Test
    public void whatIsNoTraceIsReplaced() throws Exception {
        serve("echo");
        assertThat(traceOfTheCall("Root=forged")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    }

    @Test
    public void clientOfTheSdkSendsTheTraceToo() throws Exception {
        serve("echo", "client", "sdk");
        assertThat(traceOfTheCall(ROOT)).isEqualTo(ROOT);
    }

    @Test
    public void nothingButTheTraceGoesOnInTheCall() throws Exception {
        serve("echo");
        assertThat(traceOfTheCall(ROOT + ";Lineage=25:a87bd80c:0;Sampled=1")).isEqualTo(ROOT + ";Sampled=1");
    }

    @Test
    public void nothingButTheTraceGoesOnInACallOfTheSdk() throws Exception {
        serve("echo", "client", "sdk");
        assertThat(traceOfTheCall(ROOT + ";Lineage=25:a87bd80c:0;Sampled=1")).isEqualTo(ROOT + ";Sampled=1");
    }

    @Test
    public void fieldsOfAnInstrumentationReachTheFunction() throws Exception {
        serveBehind(INSTRUMENTATION, "echo", "payload", "apigateway-2.0", "response", "payload");
        JsonObject event =
                JsonParser.parseString(Http.get(server.uri("/")).body()).getAsJsonObject();
        JsonObject headers = event.getAsJsonObject("headers");
        TracedRequest.ADDED.forEach(
                (name, value) -> assertThat(headers.get(name).getAsString()).isEqualTo(value));
    }
}

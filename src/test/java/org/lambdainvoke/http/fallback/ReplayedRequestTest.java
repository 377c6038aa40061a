package org.lambdainvoke.http.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;

/** A request that was read by the filter and is replayed to the application: a servlet sees what it would have seen. */
public class ReplayedRequestTest extends OnReplayedRequests {
    private static final String FORM_BODY = "a=1&b=x+y&a=2&c=%C3%BC";

    private static final class Telling extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String look = request.getHeader("X-Look");
            byte[] seen = look == null
                    ? new byte[0]
                    : Look.valueOf(look).carefully(request).getBytes(StandardCharsets.UTF_8);
            Look.drain(request);
            response.setContentLength(seen.length);
            response.getOutputStream().write(seen);
        }
    }

    @Before
    public void serve() throws Exception {
        serve(new WebApplication()
                .filter((request, response, chain) -> {
                    if (((HttpServletRequest) request).getHeader("X-Asking") != null) {
                        request.setAttribute("asked", request.getParameter("none"));
                    }
                    chain.doFilter(request, response);
                })
                .filter(REPLAYING)
                .servlet("/*", new Telling()));
    }

    private void assertSeenAlike(Sent request, String charset) throws Exception {
        assertSeenAlike(request, EnumSet.complementOf(EnumSet.of(Look.IN_ORDER)), "X-Charset", charset);
    }

    private void assertSeenAlike(Sent request, Set<Look> looks, String field, String value) throws Exception {
        List<String> differences = new ArrayList<>();
        for (Transfer transfer : Transfer.values()) {
            for (Look look : looks) {
                String[] fields = {"X-Look", look.name(), field, value};
                Answer directly = seenDirectly(request.by(transfer), fields);
                Answer behind = seenBehind(request.by(transfer), fields);
                if (!behind.equals(directly)) {
                    differences.add(transfer + " " + look + ": " + directly + " but " + behind);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    public void form() throws Exception {
        assertSeenAlike(new Sent("POST", "/form?q=0&a=0", FORM, FORM_BODY), "UTF-8");
    }

    @Test
    public void formWithoutAQuery() throws Exception {
        assertSeenAlike(new Sent("POST", "/form", FORM, FORM_BODY), "UTF-8");
    }

    @Test
    public void formWithACharset() throws Exception {
        assertSeenAlike(new Sent("POST", "/form?a=%C3%BC", FORM + ";charset=UTF-8", FORM_BODY), "ISO-8859-1");
        assertSeenAlike(new Sent("POST", "/form?a=%C3%BC", FORM + "; charset=ISO-8859-1", "a=%FC"), "UTF-8");
    }

    @Test
    public void formOfRawBytes() throws Exception {
        assertSeenAlike(new Sent("POST", "/form", FORM, "a=ü&b=x"), "UTF-8");
        assertSeenAlike(new Sent("POST", "/form", FORM, "a=ü+ü&ü=x"), "UTF-8");
    }

    @Test
    public void formThatAFilterInFrontHasAskedFor() throws Exception {
        Sent request = new Sent("POST", "/form?q=0&a=0", FORM, FORM_BODY);
        Set<Look> looks = EnumSet.of(Look.PARAMETERS, Look.FIRST_VALUES, Look.VALUES, Look.STREAM, Look.READER);
        assertSeenAlike(request, looks, "X-Asking", "true");
    }

    @Test
    public void formOfAnyMethod() throws Exception {
        for (String method : List.of("PUT", "PATCH", "DELETE", "QUERY", "GET")) {
            assertSeenAlike(new Sent(method, "/form?q=0&a=0", FORM, FORM_BODY), "UTF-8");
        }
    }

    @Test
    public void json() throws Exception {
        assertSeenAlike(new Sent("POST", "/json?q=0&a=0", JSON, "{\"ü\":\n 1}\r\n"), "UTF-8");
    }

    @Test
    public void jsonWithACharset() throws Exception {
        assertSeenAlike(new Sent("PUT", "/json", JSON + "; charset=utf-8", "{\"ü\": 1}"), "ISO-8859-1");
    }

    @Test
    public void bodyWithoutAType() throws Exception {
        assertSeenAlike(new Sent("POST", "/?q=1", "", "a=1&b=2"), "UTF-8");
    }

    @Test
    public void requestWithoutABody() throws Exception {
        for (String method : List.of("GET", "POST", "DELETE")) {
            assertSeenAlike(new Sent(method, "/?q=1&a=%C3%BC&a=2&b", "", ""), "UTF-8");
        }
    }

    @Test
    public void emptyForm() throws Exception {
        assertSeenAlike(new Sent("POST", "/?q=1", FORM, ""), "UTF-8");
    }

    /** Jetty refuses the whole form, with 400; Undertow fails (2.3.26 takes the escape for one of its log line). */
    @Test
    public void malformedFormIsMended() throws Exception {
        Sent request = new Sent("POST", "/form", FORM, "a=%zz&b=1&%z1=2&c=%C3&d&=x");
        if (container == Container.TOMCAT) {
            assertSeenAlike(request, "UTF-8");
        } else {
            assertThat(seenBehind(request, "X-Look", "PARAMETERS").body())
                    .isEqualTo("{=x&b=1&c=" + (container == Container.JETTY ? "\uFFFD" : "Ã") + "&d=}");
        }
    }

    @Test
    public void unknownCharsetIsRefused() throws Exception {
        Answer answer = seenBehind(
                new Sent("POST", "/json", JSON, "{}"), "X-Look", "CHARSET_THEN_READER", "X-Charset", "no-such-charset");
        assertThat(answer.body()).isEqualTo("IOException");
    }

    @Test
    public void parametersKeepTheirOrder() throws Exception {
        Sent request = new Sent("POST", "/form?z=1&q=2&z=3", FORM, "y=4&z=5&a=6&q=7");
        Answer answer = seenBehind(request, "X-Look", "IN_ORDER");
        assertThat(answer.body()).endsWith("y=4 a=6").contains("z=1,3,5", "q=2,7");
        if (container != Container.UNDERTOW) {
            // It keeps those of the query in a map that has no order.
            assertThat(answer).isEqualTo(seenDirectly(request, "X-Look", "IN_ORDER"));
        }
    }
}

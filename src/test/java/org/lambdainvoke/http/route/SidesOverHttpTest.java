package org.lambdainvoke.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A share of the clients gets the function's answer, the others that of the application. */
public class SidesOverHttpTest extends InBothModes {
    private static final String SECRET = "0123456789abcdef";

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final LogCapture access = new LogCapture("org.lambdainvoke.access");

    private final List<String> attributes = Collections.synchronizedList(new ArrayList<>());

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(203);
            response.getWriter()
                    .print("application " + request.getHeader("X-Side") + " "
                            + Collections.list(request.getHeaders("X-Side")));
        }
    }

    private static final class Forwarding extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/b").forward(request, response);
        }
    }

    private Filter recording() {
        return (request, response, chain) -> {
            chain.doFilter(request, response);
            attributes.add(request.getAttribute(LambdaInvokeFilter.SIDE_ATTRIBUTE) + " "
                    + request.getAttribute(LambdaInvokeFilter.ROUTE_ATTRIBUTE));
        };
    }

    private void serveTable(String routes, String... more) throws Exception {
        Map<String, String> params = lambda.tableParams(more);
        params.put("routes", routes);
        serve(new WebApplication()
                .servlet("/*", new Application())
                .filter(recording())
                .filter(new LambdaInvokeFilter(), params));
    }

    private String body(String path, String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return Http.send(request).body();
    }

    private boolean isFunctions(String path, String... fields) throws Exception {
        return !body(path, fields).startsWith("application");
    }

    @Test
    public void shareOfNothingIsTheApplications() throws Exception {
        serveTable("GET /a echo share=0");
        assertThat(isFunctions("/a")).isFalse();
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void clientKeepsItsSide() throws Exception {
        serveTable("GET /a echo share=50 share_by=cookie:uid share_salt=shop");
        for (int user = 0; user < 20; user++) {
            boolean first = isFunctions("/a", "Cookie", "uid=" + user);
            assertThat(isFunctions("/a", "Cookie", "uid=" + user)).isEqualTo(first);
        }
    }

    @Test
    public void nobodyIsGivenASession() throws Exception {
        serveTable("GET /a echo share=50");
        assertThat(Http.get(server.uri("/a")).headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    public void secretChoosesAndStaysUnseen() throws Exception {
        serveTable("GET /a echo share=0 payload=request", "share_header", "X-Side", "share_header_secret", SECRET);
        assertThat(body("/a", "X-Side", "function " + SECRET))
                .contains("\"method\"")
                .doesNotContain(SECRET);
        assertThat(body("/a", "X-Side", "application " + SECRET)).isEqualTo("application application [application]");
    }

    @Test
    public void withoutTheSecretNoRequestChangesItsSide() throws Exception {
        serveTable("GET /a echo share=0", "share_header", "X-Side", "share_header_secret", SECRET);
        for (int i = 0; i < 1000; i++) {
            assertThat(isFunctions("/a", "X-Side", "function 0123456789abcde" + Integer.toHexString(i % 15)))
                    .isFalse();
        }
        assertThat(ignoredShareHeaders()).isEqualTo(1000);
    }

    /** Of all filters that there are: another test may have left its own. */
    private static long ignoredShareHeaders() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        long sum = 0;
        for (ObjectName bean : beans.queryNames(new ObjectName("org.lambdainvoke:type=LambdaInvokeFilter,*"), null)) {
            sum += (long) beans.getAttribute(bean, "IgnoredShareHeaders");
        }
        return sum;
    }

    @Test
    public void canaryIsTheFunctionAtItsQualifier() throws Exception {
        serveTable("GET /a echo:live canary=next canary_share=100\nGET /b echo:live canary=next");
        assertThat(isFunctions("/a")).isTrue();
        assertThat(isFunctions("/b")).isTrue();
        assertThat(lambda.invocations()).extracting("qualifier").containsExactly("next", "live");
    }

    @Test
    public void sideAndRouteAreTold() throws Exception {
        serveTable("GET /a/{x} echo share=0\nGET /b/{x} echo");
        body("/a/1");
        body("/b/1");
        body("/c");
        Await.until(() -> !access.lines().isEmpty() && attributes.size() == 3);
        assertThat(access.lines())
                .singleElement()
                .asString()
                .contains(" route=/b/{x} side=function reason=ok status=200 attempts=1 ");
        assertThat(attributes).containsExactlyInAnyOrder("application /a/{x}", "function /b/{x}", "null null");
    }

    /** The application's own forwards are no new requests. */
    @Test
    public void requestIsDecidedUponOnce() throws Exception {
        Map<String, String> params = lambda.tableParams();
        params.put("routes", "GET /a echo share=0\nGET /b echo");
        serve(new WebApplication()
                .servlet("/*", new Application())
                .servlet("/a", new Forwarding())
                .filter(
                        new LambdaInvokeFilter(),
                        "/*",
                        params,
                        EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD)));
        assertThat(isFunctions("/a")).isFalse();
        assertThat(lambda.invocations()).isEmpty();
        assertThat(isFunctions("/b")).isTrue();
    }

    @Test
    public void shareHoldsWithoutATable() throws Exception {
        serve(new WebApplication()
                .servlet("/*", new Application())
                .filter(new LambdaInvokeFilter(), lambda.initParams("echo", "share", "0")));
        assertThat(isFunctions("/a")).isFalse();
    }
}

package org.lambdainvoke.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** One filter on all paths answers by its route table, and leaves what fits no route to the application. */
public class RoutesTest extends InBothModes {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.routes");

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("application " + request.getMethod() + " " + request.getParameter("a"));
        }
    }

    /** Tells which function was asked. */
    private void named(String name) {
        lambda.function(
                name, (input, output, context) -> output.write(('"' + name + '"').getBytes(StandardCharsets.UTF_8)));
    }

    public RoutesTest() {
        named("one");
        named("two");
        named("three");
    }

    /** Init-params of a filter with a table. */
    private Map<String, String> table(String... lines) {
        Map<String, String> params = lambda.tableParams();
        params.put("routes", String.join("\n", lines));
        return params;
    }

    private void serveTable(String... lines) throws Exception {
        serve(new WebApplication()
                .servlet("/*", new Application())
                .filter(new LambdaInvokeFilter(), "/*", table(lines), EnumSet.of(DispatcherType.REQUEST)));
    }

    private String get(String path) throws Exception {
        return Http.get(server.uri(path)).body();
    }

    @Test
    public void requestGoesToTheFunctionOfItsRoute() throws Exception {
        serveTable("GET /orders/{id} one", "POST /orders two", "* /reports/{rest+} three");
        assertThat(get("/orders/7")).isEqualTo("\"one\"");
        assertThat(Http.send(server.uri("/orders"), "POST", "text/plain", "").body())
                .isEqualTo("\"two\"");
        assertThat(get("/reports/a/b")).isEqualTo("\"three\"");
    }

    @Test
    public void requestThatFitsNoRouteIsTheApplications() throws Exception {
        serveTable("GET /orders/{id} one");
        assertThat(get("/orders?a=1")).isEqualTo("application GET 1");
        assertThat(Http.send(server.uri("/orders/7"), "POST", "application/x-www-form-urlencoded", "a=2")
                        .body())
                .isEqualTo("application POST 2");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void filterThatKeepsTheApplicationFromAnsweringLaterIsReportedOnce() throws Exception {
        serveTable("GET /orders/{id} one");
        get("/a");
        get("/b");
        assertThat(log.lines()).hasSize(isAsync ? 0 : 1).allMatch(line -> line.contains("without async-supported"));
    }

    @Test
    public void headGoesWhereGetGoes() throws Exception {
        serveTable("GET /orders/{id} one");
        HttpResponse<String> answer = Http.send(
                HttpRequest.newBuilder(server.uri("/orders/7")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(lambda.onlyInvocation().function()).isEqualTo("one");
    }

    @Test
    public void templateIsBelowTheContextPath() throws Exception {
        serve(new WebApplication()
                .contextPath("/shop")
                .servlet("/*", new Application())
                .filter(new LambdaInvokeFilter(), "/*", table("GET /orders one"), EnumSet.of(DispatcherType.REQUEST)));
        assertThat(get("/shop/orders")).isEqualTo("\"one\"");
    }

    @Test
    public void routeHasSettingsOfItsOwn() throws Exception {
        serveTable("GET /a echo payload=request", "GET /b echo");
        assertThat(get("/a?x=1")).contains("\"method\":\"GET\"");
        assertThat(get("/b?x=1")).isEqualTo("{\"x\":\"1\"}");
    }

    @Test
    public void settingsOfTheFilterAreTheDefaults() throws Exception {
        Map<String, String> params = table("GET /a echo", "GET /b echo payload=parameters");
        params.put("payload", "request");
        serve(new WebApplication().servlet("/*", new Application()).filter(new LambdaInvokeFilter(), params));
        assertThat(get("/a?x=1")).contains("\"method\":\"GET\"");
        assertThat(get("/b?x=1")).isEqualTo("{\"x\":\"1\"}");
    }

    @Test
    public void functionMayNameItsVersion() throws Exception {
        serveTable("GET /a one:live", "GET /b one qualifier=7");
        assertThat(get("/a")).isEqualTo("\"one\"");
        assertThat(get("/b")).isEqualTo("\"one\"");
        assertThat(lambda.invocations()).extracting("qualifier").containsExactly("live", "7");
    }

    @Test
    public void failureOfARouteIsAnswered() throws Exception {
        serveTable("GET /a fail unhandled_status=599");
        assertThat(Http.get(server.uri("/a")).statusCode()).isEqualTo(599);
    }
}

package org.lambdainvoke.http.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.RequestContent;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** What a function sees of the route that a request has met: its template and the variables in the path. */
public class PathParametersTest extends OnEveryContainer {
    private static final String JSON = "application/json";

    /** Serves a route table; each line names methods, template and function. */
    private void serveRoutes(String payload, String... lines) throws Exception {
        Map<String, String> initParams = lambda.tableParams("payload", payload, "response", "payload");
        initParams.put("routes", String.join("\n", lines));
        serve(new WebApplication().filter(new LambdaInvokeFilter(), initParams));
    }

    private String get(String path) throws Exception {
        return Http.get(server.uri(path)).body();
    }

    private JsonObject eventOf(String method, String path) throws Exception {
        Http.send(HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody()));
        return JsonParser.parseString(lambda.onlyInvocation().payload()).getAsJsonObject();
    }

    private static String text(JsonObject event, String member) {
        return event.get(member).getAsString();
    }

    @Test
    public void variableIsAParameterThatNoQueryAndNoFormReplaces() throws Exception {
        serveRoutes("parameters", "* /orders/{id} echo");
        assertThat(Http.send(
                                server.uri("/orders/a%20b+%C3%BC?x=1&id=2"),
                                "POST",
                                "application/x-www-form-urlencoded",
                                "id=3&y=4")
                        .body())
                .isEqualTo("{\"id\":\"a b+\u00FC\",\"x\":\"1\",\"y\":\"4\"}");
    }

    @Test
    public void variableIsAParameterThatNoMemberReplaces() throws Exception {
        serveRoutes("parameters", "PUT /orders/{id} echo");
        assertThat(Http.send(
                                server.uri("/orders/7"),
                                "PUT",
                                JSON,
                                "{\"\\u0069d\": 8, \"sum\": 12345678901234567890.10}")
                        .body())
                .isEqualTo("{\"id\":\"7\", \"sum\": 12345678901234567890.10}");
    }

    @Test
    public void jsonThatIsNoObjectHasNoPlaceForAVariable() throws Exception {
        serveRoutes("parameters", "POST /orders/{id} echo", "POST /orders echo");
        HttpResponse<String> refused = Http.send(server.uri("/orders/7"), "POST", JSON, "[1]");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"bad_request\"", "A JSON body that is no object");
        assertThat(lambda.invocations()).isEmpty();
        assertThat(Http.send(server.uri("/orders"), "POST", JSON, "[1]").body()).isEqualTo("[1]");
    }

    @Test
    public void requestHasAMapOfVariablesWithATableOnly() throws Exception {
        serveRoutes("request", "GET /files/{path+} echo", "GET / echo");
        assertThat(get("/files/a%20b/%E2%82%AC"))
                .contains(
                        "\"path\":\"/files/a%20b/%E2%82%AC\",\"pathParameters\":{\"path\":\"a b/\u20AC\"},\"query\":");
        assertThat(get("/")).contains("\"pathParameters\":{},");
        stop();
        serve("echo", "payload", "request");
        assertThat(get("/files/a")).contains("\"path\":\"/files/a\",\"query\":");
    }

    @Test
    public void restApisNameTheResource() throws Exception {
        serveRoutes("apigateway-1.0", "GET /orders/{id}/lines/{line} echo");
        JsonObject event = eventOf("GET", "/orders/a%20b/lines/%C3%BC+1");
        assertThat(text(event, "resource")).isEqualTo("/orders/{id}/lines/{line}");
        assertThat(text(event.getAsJsonObject("requestContext"), "resourcePath"))
                .isEqualTo("/orders/{id}/lines/{line}");
        assertThat(event.get("pathParameters")).hasToString("{\"id\":\"a%20b\",\"line\":\"%C3%BC+1\"}");
        assertThat(text(event.getAsJsonObject("requestContext"), "stage")).isEqualTo("$default");
    }

    @Test
    public void httpApisNameTheRouteKey() throws Exception {
        serveRoutes("apigateway-2.0", "GET,POST /orders/{id} echo");
        JsonObject event = eventOf("POST", "/orders/a%20b%C3%BC+1");
        assertThat(text(event, "routeKey")).isEqualTo("POST /orders/{id}");
        assertThat(text(event.getAsJsonObject("requestContext"), "routeKey")).isEqualTo("POST /orders/{id}");
        assertThat(event.get("pathParameters")).hasToString("{\"id\":\"a%20b\u00FC+1\"}");
        assertThat(text(event, "rawPath")).isEqualTo("/orders/a%20b\u00FC+1");
    }

    @Test
    public void routeForAnyMethodHasTheKeyOfAny() throws Exception {
        serveRoutes("apigateway-2.0", "* /orders/{id} echo");
        assertThat(text(eventOf("DELETE", "/orders/7"), "routeKey")).isEqualTo("ANY /orders/{id}");
    }

    @Test
    public void headByTheRouteOfGetHasItsKey() throws Exception {
        serveRoutes("apigateway-2.0", "GET /orders/{id} echo");
        JsonObject event = eventOf("HEAD", "/orders/7");
        JsonObject context = event.getAsJsonObject("requestContext");
        assertThat(text(event, "routeKey")).isEqualTo("GET /orders/{id}");
        assertThat(text(context.getAsJsonObject("http"), "method")).isEqualTo("HEAD");
    }

    @Test
    public void routeWithoutAVariableHasNoPathParameters() throws Exception {
        serveRoutes("apigateway-1.0", "GET /v1 echo", "GET /v2 echo payload=apigateway-2.0");
        assertThat(get("/v1")).contains("\"resource\":\"/v1\"", "\"pathParameters\":null");
        assertThat(get("/v2")).contains("\"routeKey\":\"GET /v2\"").doesNotContain("pathParameters");
    }

    @Test
    public void functionUrlsAndLoadBalancersKnowNoRoute() throws Exception {
        serveRoutes("function-url", "GET /url/{id} echo", "GET /alb/{id} echo payload=alb");
        assertThat(get("/url/7"))
                .contains("\"routeKey\":\"$default\"", "\"rawPath\":\"/url/7\"")
                .doesNotContain("{id}", "pathParameters");
        assertThat(get("/alb/7")).contains("\"path\":\"/alb/7\"").doesNotContain("{id}", "pathParameters");
    }

    private RequestContent seenByAFormat(String route, String path) throws Exception {
        AtomicReference<RequestContent> seen = new AtomicReference<>();
        Format format = new Format() {
            @Override
            public Bytes encode(RequestContent request) {
                seen.set(request);
                return Bytes.utf8("{}");
            }

            @Override
            public HttpAnswer answer(InvocationResult result) {
                return HttpAnswer.of(200, result.payload());
            }
        };
        var settings = FilterSettings.builder()
                .awsRegion("eu-west-1")
                .endpointUrl(lambda.endpoint().endpointUrl())
                .awsKey(lambda.endpoint().accessKey())
                .awsSecret(lambda.endpoint().secretKey())
                .format(format);
        serve(new WebApplication()
                .filter(new LambdaInvokeFilter(
                        (route.isEmpty() ? settings.functionName("echo") : settings.route("GET", route, "echo"))
                                .build())));
        assertThat(get(path)).isEqualTo("{}");
        return seen.get();
    }

    @Test
    public void formatOfAProgramSeesTemplateAndVariables() throws Exception {
        RequestContent request = seenByAFormat("/shops/{shop}/{path+}", "/shops/1/a%20b/%E2%82%AC+");
        assertThat(request.template()).isEqualTo("/shops/{shop}/{path+}");
        assertThat(request.pathParameters())
                .containsExactly(Map.entry("shop", "1"), Map.entry("path", "a b/\u20AC+"))
                .isUnmodifiable();
        assertThat(request.path()).isEqualTo("/shops/1/a%20b/%E2%82%AC+");
        assertThat(request.body().decode(UTF_8)).isEmpty();
    }

    @Test
    public void formatOfAProgramSeesNoTemplateWithoutATable() throws Exception {
        RequestContent request = seenByAFormat("", "/shops/1");
        assertThat(request.template()).isNull();
        assertThat(request.pathParameters()).isEmpty();
    }
}

package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;

/** Functions written with AWS's own event classes: events parse into them, and what is made of them is answered. */
public class OfficialEventsTest extends OnEveryContainer {

    public static final class RestApiHandler
            implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
        @Override
        public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
            return new APIGatewayProxyResponseEvent()
                    .withStatusCode(201)
                    .withHeaders(Map.of("Content-Type", "text/plain"))
                    .withMultiValueHeaders(Map.of(
                            "X-Seen", event.getMultiValueQueryStringParameters().get("tag")))
                    .withBody(lines(
                            event.getHttpMethod(),
                            event.getPath(),
                            event.getPathParameters().get("proxy"),
                            event.getHeaders().get("Host"),
                            event.getRequestContext().getIdentity().getSourceIp(),
                            event.getRequestContext().getStage(),
                            event.getBody()))
                    .withIsBase64Encoded(false);
        }
    }

    public static final class HttpApiHandler
            implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
        @Override
        public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(201)
                    .withHeaders(Map.of("content-type", "text/plain"))
                    .withCookies(List.of("a=1", "b=2; HttpOnly"))
                    .withBody(lines(
                            event.getRequestContext().getHttp().getMethod(),
                            event.getRawPath(),
                            event.getRawQueryString(),
                            event.getCookies().toString(),
                            event.getRequestContext().getHttp().getSourceIp(),
                            event.getRequestContext().getStage(),
                            event.getBody()))
                    .build();
        }
    }

    public static final class LoadBalancerHandler
            implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {
        @Override
        public ApplicationLoadBalancerResponseEvent handleRequest(
                ApplicationLoadBalancerRequestEvent event, Context context) {
            ApplicationLoadBalancerResponseEvent answer = new ApplicationLoadBalancerResponseEvent();
            answer.setStatusCode(201);
            answer.setStatusDescription("201 Created");
            answer.setHeaders(Map.of("Content-Type", "text/plain"));
            answer.setMultiValueHeaders(Map.of("Content-Type", List.of("text/plain"), "X-Seen", List.of("1", "2")));
            answer.setIsBase64Encoded(true);
            answer.setBody("aGk=");
            assertThat(event.getRequestContext().getElb().getTargetGroupArn()).startsWith("arn:aws:");
            assertThat(event.getHttpMethod()).isEqualTo("POST");
            assertThat(event.getBody()).isEqualTo("hello");
            assertThat(event.getIsBase64Encoded()).isFalse();
            return answer;
        }
    }

    private static String lines(String... lines) {
        return String.join("\n", Arrays.asList(lines));
    }

    public OfficialEventsTest() {
        lambda.function(LocalFunction.of("rest", RestApiHandler.class));
        lambda.function(LocalFunction.of("http", HttpApiHandler.class));
        lambda.function(LocalFunction.of("alb", LoadBalancerHandler.class));
    }

    private HttpResponse<String> post() throws Exception {
        return Http.send(HttpRequest.newBuilder(server.uri("/a%20b?tag=1&tag=2"))
                .header("Content-Type", "text/plain")
                .header("Cookie", "c=3; d=4")
                .POST(HttpRequest.BodyPublishers.ofString("hello")));
    }

    @Test
    public void restApi() throws Exception {
        serve("rest", "payload", "apigateway-1.0");
        HttpResponse<String> answer = post();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("X-Seen")).containsExactly("1", "2");
        assertThat(answer.body())
                .isEqualTo(lines(
                        "POST", "/a%20b", "a%20b", "127.0.0.1:" + server.port(), "127.0.0.1", "$default", "hello"));
    }

    @Test
    public void httpApi() throws Exception {
        serve("http", "payload", "apigateway-2.0");
        HttpResponse<String> answer = post();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2; HttpOnly");
        assertThat(answer.body())
                .isEqualTo(lines("POST", "/a%20b", "tag=1&tag=2", "[c=3, d=4]", "127.0.0.1", "$default", "hello"));
    }

    @Test
    public void functionUrl() throws Exception {
        serve("http", "payload", "function-url");
        HttpResponse<String> answer = post();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo(lines("POST", "/a%20b", "tag=1&tag=2", "[c=3, d=4]", "127.0.0.1", "$default", "hello"));
    }

    @Test
    public void loadBalancer() throws Exception {
        serve("alb", "payload", "alb");
        HttpResponse<String> answer = post();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("X-Seen")).isEmpty();
        assertThat(answer.body()).isEqualTo("hi");
    }

    @Test
    public void loadBalancerWithMultipleValues() throws Exception {
        serve("alb", "payload", "alb-multi-value");
        HttpResponse<String> answer = post();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("X-Seen")).containsExactly("1", "2");
        assertThat(answer.body()).isEqualTo("hi");
    }
}

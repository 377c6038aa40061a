package org.lambdainvoke.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.http.HttpRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;

/** Who the caller is comes from the container and the filters in front, and from no field of the request. */
public class AuthorizerTest extends OnEveryContainer {

    /** What a login filter does: it wraps the request and sets attributes. */
    private static final Filter LOGIN = (request, response, chain) -> {
        request.setAttribute("tenant", "blue");
        request.setAttribute("secret", "of somebody else");
        chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return () -> "ada";
                    }

                    @Override
                    public String getAuthType() {
                        return "FORM";
                    }
                },
                response);
    };

    private JsonObject event() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/?principalId=mallory&tenant=red"));
        for (String name : List.of(
                "Authorization",
                "Remote-User",
                "X-Remote-User",
                "X-Forwarded-User",
                "X-Amzn-Principal-Id",
                "principalId",
                "authType",
                "tenant",
                "X-Client-Cert",
                "X-Forwarded-Client-Cert",
                "X-Real-IP",
                "Forwarded",
                "X-Forwarded-For",
                "SSL-Client-Cert",
                "X-Amzn-Request-Context",
                "x-amzn-oidc-identity")) {
            request.header(name, "mallory");
        }
        return JsonParser.parseString(Http.send(request).body()).getAsJsonObject();
    }

    @Test
    public void loginOfAnOuterFilterIsInTheEvent() throws Exception {
        serveBehind(
                LOGIN,
                "echo",
                "payload",
                "apigateway-1.0",
                "response",
                "payload",
                "authorizer_attributes",
                "tenant, absent");
        assertThat(event().getAsJsonObject("requestContext").get("authorizer"))
                .hasToString("{\"principalId\":\"ada\",\"authType\":\"FORM\",\"tenant\":\"blue\"}");
    }

    @Test
    public void nothingThatAClientSendsIsInTheContextOfARestApi() throws Exception {
        serve(
                "echo",
                "payload",
                "apigateway-1.0",
                "response",
                "payload",
                "authorizer_attributes",
                "tenant, Remote-User");
        assertThat(event().getAsJsonObject("requestContext").toString()).doesNotContain("mallory");
    }

    @Test
    public void nothingThatAClientSendsIsInTheContextOfAnHttpApi() throws Exception {
        serve("echo", "payload", "apigateway-2.0", "response", "payload", "authorizer_attributes", "tenant");
        assertThat(event().getAsJsonObject("requestContext").toString()).doesNotContain("mallory");
    }

    @Test
    public void nothingThatAClientSendsIsInTheContextOfAFunctionUrl() throws Exception {
        serve("echo", "payload", "function-url", "response", "payload", "authorizer_attributes", "tenant");
        assertThat(event().getAsJsonObject("requestContext").toString()).doesNotContain("mallory");
    }

    @Test
    public void principalOfAPlainRequestIsTheContainersOrNull() throws Exception {
        serve("echo", "payload", "request");
        JsonObject event = event();
        assertThat(event.get("principal").isJsonNull()).isTrue();
        assertThat(event.get("authType").isJsonNull()).isTrue();
    }

    @Test
    public void fieldThatAnOuterFilterAddsCanNotBeForgedInAnotherSpelling() throws Exception {
        serveBehind(
                (request, response, chain) -> chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public Enumeration<String> getHeaderNames() {
                                List<String> names = new ArrayList<>(List.of("X-User"));
                                names.addAll(Collections.list(super.getHeaderNames()));
                                return Collections.enumeration(names);
                            }

                            @Override
                            public Enumeration<String> getHeaders(String name) {
                                return name.equals("X-User")
                                        ? Collections.enumeration(List.of("trusted"))
                                        : super.getHeaders(name);
                            }
                        },
                        response),
                "echo",
                "payload",
                "request");
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/")).header("x-user", "forged");
        assertThat(Http.send(request).body()).contains("\"x-user\":\"trusted\"").doesNotContain("forged");
    }

    @Test
    public void numberOfAStrangeKindIsAText() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    request.setAttribute("share", new Number() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        public int intValue() {
                            return 0;
                        }

                        @Override
                        public long longValue() {
                            return 0;
                        }

                        @Override
                        public float floatValue() {
                            return 0;
                        }

                        @Override
                        public double doubleValue() {
                            return 0;
                        }

                        @Override
                        public String toString() {
                            return "1/2";
                        }
                    });
                    chain.doFilter(request, response);
                },
                "echo",
                "payload",
                "apigateway-1.0",
                "response",
                "payload",
                "authorizer_attributes",
                "share");
        assertThat(event().getAsJsonObject("requestContext").get("authorizer")).hasToString("{\"share\":\"1/2\"}");
    }
}

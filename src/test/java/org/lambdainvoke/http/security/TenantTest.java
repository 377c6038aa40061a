package org.lambdainvoke.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Test;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** For whom a function runs comes from the container and the filters in front, or nothing is invoked. */
public class TenantTest extends OnEveryContainer {
    private static final String TENANT = "attribute:tenant";

    /** What a filter in front that knows the tenant does. */
    private static Filter knowing(Object tenant) {
        return (request, response, chain) -> {
            request.setAttribute("tenant", tenant);
            chain.doFilter(request, response);
        };
    }

    /** What a login filter does. */
    private static Filter loggedIn(String name) {
        return (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return () -> name;
                    }
                },
                response);
    }

    private HttpResponse<String> get() throws Exception {
        return Http.send(HttpRequest.newBuilder(server.uri("/books?tenant=red"))
                .header("X-Amz-Tenant-Id", "red")
                .header("tenant", "red"));
    }

    private void assertTenant(String tenant) throws Exception {
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(lambda.onlyInvocation().tenantId()).isEqualTo(tenant);
        lambda.invocations().clear();
    }

    private void assertRefused() throws Exception {
        HttpResponse<String> response = get();
        assertThat(response.statusCode()).isEqualTo(400);
        JsonObject problem = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(problem.get("reason").getAsString()).isEqualTo("bad_request");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void principalIsTheTenant() throws Exception {
        serveBehind(loggedIn("ada@example.org"), "echo", "tenant_id", "principal");
        assertTenant("ada@example.org");
    }

    @Test
    public void attributeIsTheTenant() throws Exception {
        serveBehind(knowing("blue"), "echo", "tenant_id", TENANT);
        assertTenant("blue");
    }

    @Test
    public void attributeIsTheTenantWithTheSdksClient() throws Exception {
        serveBehind(knowing("blue  green"), "echo", "tenant_id", TENANT, "client", "sdk");
        assertTenant("blue  green");
    }

    @Test
    public void longestTenantIsTaken() throws Exception {
        serveBehind(knowing("x".repeat(256)), "echo", "tenant_id", TENANT);
        assertTenant("x".repeat(256));
    }

    @Test
    public void tenantOfAStreamedAnswerIsThatOfTheRequest() throws Exception {
        serveBehind(knowing("blue"), "echo", "tenant_id", TENANT, "streaming", "true");
        assertTenant("blue");
    }

    @Test
    public void tenantOfAnEventThatNobodyWaitsForIsThatOfTheRequest() throws Exception {
        serveBehind(knowing("blue"), "echo", "tenant_id", TENANT, "invocation_type", "Event");
        assertThat(get().statusCode()).isEqualTo(202);
        assertThat(lambda.onlyInvocation().tenantId()).isEqualTo("blue");
    }

    @Test
    public void canaryRunsForTheTenantToo() throws Exception {
        serveBehind(knowing("blue"), "echo", "tenant_id", TENANT, "canary", "7", "canary_share", "100");
        assertTenant("blue");
    }

    @Test
    public void routesHaveTenantsOfTheirOwn() throws Exception {
        serve(new WebApplication()
                .filter(knowing("blue"))
                .filter(
                        new LambdaInvokeFilter(),
                        lambda.tableParams("routes", "* /books echo tenant_id=attribute:tenant\n* /{rest+} echo")));
        assertTenant("blue");
        assertThat(Http.get(server.uri("/authors")).statusCode()).isEqualTo(200);
        assertThat(lambda.onlyInvocation().tenantId()).isNull();
    }

    @Test
    public void requestWithoutATenantIsRefused() throws Exception {
        serve("echo", "tenant_id", TENANT);
        assertRefused();
    }

    @Test
    public void requestOfNobodyIsRefused() throws Exception {
        serve("echo", "tenant_id", "principal");
        assertRefused();
    }

    @Test
    public void principalWithoutANameIsRefused() throws Exception {
        serveBehind(loggedIn(null), "echo", "tenant_id", "principal");
        assertRefused();
    }

    @Test
    public void attributeThatIsNoTextIsRefused() throws Exception {
        serveBehind(knowing(42), "echo", "tenant_id", TENANT);
        assertRefused();
    }

    @Test
    public void tenantThatWouldNotArriveAsItIsIsRefused() throws Exception {
        Queue<String> tenants = new ArrayDeque<>(List.of(
                "",
                " ",
                " blue",
                "blue ",
                "bl\tue",
                "blue\t",
                "blue\n",
                "blue\r\nX-Amz-Invocation-Type: Event",
                "blue,green",
                "blue%20green",
                "bl\u00fce",
                "\uff42lue",
                "blue\u00a0",
                "x".repeat(257)));
        serveBehind(
                (request, response, chain) -> {
                    request.setAttribute("tenant", tenants.remove());
                    chain.doFilter(request, response);
                },
                "echo",
                "tenant_id",
                TENANT);
        while (!tenants.isEmpty()) {
            assertRefused();
        }
    }

    @Test
    public void fieldOfAClientIsNeitherTenantNorInTheEvent() throws Exception {
        serveBehind(knowing("blue"), "echo", "tenant_id", TENANT, "payload", "request");
        JsonObject event = JsonParser.parseString(get().body()).getAsJsonObject();
        assertThat(lambda.onlyInvocation().headers()).containsEntry("x-amz-tenant-id", List.of("blue"));
        assertThat(event.getAsJsonObject("headers").keySet()).doesNotContain("x-amz-tenant-id");
    }

    @Test
    public void clientOfARefusedRequestIsNotShownWhatItsTenantIs() throws Exception {
        serveBehind(knowing("blue\u00fc"), "echo", "tenant_id", TENANT);
        assertThat(get().body()).doesNotContain("blue");
    }

    @Test
    public void withoutTheParameterNoTenantIsSent() throws Exception {
        serveBehind(knowing("blue"), "echo");
        assertTenant(null);
    }

    /** A client of the program's own, whose first answer is that it has too much to do. */
    private static final class Throttled implements LambdaInvoker {
        final List<Invocation> attempts = new CopyOnWriteArrayList<>();

        @Override
        public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
            attempts.add(invocation);
            if (attempts.size() == 1) {
                throw new InvocationFailure(FailureReason.THROTTLED, "too much at once");
            }
            return new InvocationResult(Bytes.utf8("{}"), null, null, null, null);
        }

        @Override
        public void close() {}
    }

    @Test
    public void repeatedCallIsForTheSameTenant() throws Exception {
        Throttled invoker = new Throttled();
        FilterSettings settings = FilterSettings.builder()
                .functionName("greet")
                .tenantId(TENANT)
                .invoker(invoker)
                .build();
        serve(new WebApplication().filter(knowing("blue")).filter(new LambdaInvokeFilter(settings), Map.of()));
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(invoker.attempts).extracting(Invocation::tenantId).containsExactly("blue", "blue");
    }
}

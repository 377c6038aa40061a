package org.lambdainvoke.http.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.ShopApplication;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** A function that fails is left alone for a while. */
public class BreakerTest extends InBothModes {
    private static final int MANY = 10_000;
    private static final int SOME = 100;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private Map<String, String> params(String breaker, String... more) {
        Map<String, String> params = FaultEndpoint.initParams(endpoint.url(), more);
        params.put("retries", "0");
        params.put("breaker", breaker);
        return params;
    }

    private void serveFilter(String breaker, String... more) throws Exception {
        serve(new WebApplication().filter(new LambdaInvokeFilter(), params(breaker, more)));
    }

    private HttpResponse<String> get() throws Exception {
        return Http.get(server.uri("/form/a"));
    }

    private void fail(int times) throws Exception {
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        for (int i = 0; i < times; i++) {
            assertThat(get().statusCode()).isEqualTo(429);
        }
    }

    @Test
    public void openOneLetsNoRequestThrough() throws Exception {
        serveFilter("50/20/3600000");
        fail(20);
        // The breaker is told after the client.
        Await.until(() -> get().statusCode() == 503);
        int attempts = endpoint.attempts();
        int requests = container == Container.JETTY && !isAsync ? MANY : SOME;
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> answer = get();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("\"reason\":\"circuit_open\"");
        }
        assertThat(endpoint.attempts()).isEqualTo(attempts);
    }

    @Test
    public void functionThatThrowsNeverOpensIt() throws Exception {
        serveFilter("50/20/3600000");
        endpoint.script(Fault.functionError("Unhandled", "{\"errorMessage\":\"m\"}"));
        for (int i = 0; i < 150; i++) {
            assertThat(get().statusCode()).isEqualTo(502);
        }
        assertThat(endpoint.attempts()).isEqualTo(150);
    }

    @Test
    public void functionThatIsWellAgainIsCalledAgain() throws Exception {
        serveFilter("100/1/1");
        fail(1);
        endpoint.script(Fault.good("{}"));
        Await.until(() -> get().statusCode() == 200);
        Await.until(() -> get().statusCode() == 200);
    }

    @Test
    public void malformedRequestThatWasToFindOutBlocksNoOther() throws Exception {
        serveFilter("100/1/1");
        fail(1);
        endpoint.script(Fault.good("{}"));
        Await.until(() ->
                Http.send(server.uri("/"), "POST", "application/json", "{").statusCode() == 400);
        Await.until(() -> get().statusCode() == 200);
    }

    /** Somebody who takes all the time there is to send a body keeps nobody from finding out. */
    @Test
    public void slowUploadBlocksNoOther() throws Exception {
        serveFilter("100/1/1");
        fail(1);
        endpoint.script(Fault.good("{}"));
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n1"
                            .getBytes(StandardCharsets.US_ASCII));
            Await.until(() -> get().statusCode() == 200);
        }
    }

    @Test
    public void clientsNoticeNothingWhereThereIsAFallback() throws Exception {
        serve(ShopApplication.with(new LambdaInvokeFilter(), params("50/20/3600000", "fallback", "not-run")));
        endpoint.script(Fault.apiError(429, "TooManyRequestsException"));
        for (int i = 0; i < 100; i++) {
            assertThat(get().statusCode()).isEqualTo(200);
        }
        assertThat(endpoint.attempts()).isEqualTo(20);
    }
}

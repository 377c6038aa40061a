package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** The host of a request, which functions put before the path of an event. */
public class HostTest extends OnEveryContainer {
    private static final Set<PayloadFormat> EVENTS =
            EnumSet.complementOf(EnumSet.of(PayloadFormat.PARAMETERS, PayloadFormat.BODY));

    private void serveEvents() throws Exception {
        WebApplication application = new WebApplication();
        for (PayloadFormat format : EVENTS) {
            application.filter(
                    new LambdaInvokeFilter(),
                    "/" + format.text(),
                    lambda.initParams("echo", "payload", format.text(), "response", "payload"),
                    EnumSet.of(DispatcherType.REQUEST));
        }
        serve(application);
    }

    private String get(PayloadFormat format, String host) throws Exception {
        return Http.raw(
                server.port(),
                "GET /" + format.text() + " HTTP/1.1\r\nHost:" + host + "\r\nConnection: close\r\n\r\n",
                false);
    }

    /** Some by the container, some by the filter. */
    @Test
    public void emptyOrMalformedHostIsRefused() throws Exception {
        serveEvents();
        for (PayloadFormat format : EVENTS) {
            for (String host :
                    List.of("", " ", " x/admin", " x@y", " [::1", " x:y", " x y", " a..b", " %2e", " x:99999")) {
                assertThat(get(format, host)).as(format + host).startsWith("HTTP/1.1 400");
            }
        }
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void addressOfIpv6KeepsItsBrackets() throws Exception {
        serveEvents();
        for (PayloadFormat format :
                List.of(PayloadFormat.API_GATEWAY_V1, PayloadFormat.API_GATEWAY_V2, PayloadFormat.FUNCTION_URL)) {
            String answer = get(format, " [2001:db8::1]:8443");
            assertThat(JsonParser.parseString(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                            .getAsJsonObject()
                            .getAsJsonObject("requestContext")
                            .get("domainName")
                            .getAsString())
                    .as(format.text())
                    .isEqualTo("[2001:db8::1]");
        }
    }
}

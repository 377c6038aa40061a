package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnEveryContainer;

/** What becomes of the fields of a request on their way into an event. */
public class RequestFieldsOverHttpTest extends OnEveryContainer {
    private static final String CITY = "T\u014dky\u014d \uD83D\uDDFC";

    /** Sets a field for the function, as gateways and login filters do. */
    private static final Filter TENANT = (request, response, chain) -> chain.doFilter(
            new HttpServletRequestWrapper((HttpServletRequest) request) {
                @Override
                public Enumeration<String> getHeaderNames() {
                    List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
                    names.add("X-Tenant-Restricted");
                    return Collections.enumeration(names);
                }

                @Override
                public Enumeration<String> getHeaders(String name) {
                    return name.equalsIgnoreCase("X-Tenant-Restricted")
                            ? Collections.enumeration(List.of(CITY))
                            : super.getHeaders(name);
                }
            },
            response);

    /** The event of a GET with {@code fields}, whose bytes are the Latin-1 of the text. */
    private JsonObject event(String... fields) throws Exception {
        String answer = answer(fields);
        byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private String answer(String... fields) throws Exception {
        String message = "GET / HTTP/1.1\r\nHost: shop.example\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
        return Http.rawAnswer(server.port(), message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void serveEvents(String payload) throws Exception {
        serve("echo", "payload", payload, "response", "payload");
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String header(JsonObject event, String name) {
        return event.getAsJsonObject("headers").get(name).getAsString();
    }

    @Test
    public void utf8IsReadInEveryFormat() throws Exception {
        for (String payload : List.of("request", "apigateway-1.0", "apigateway-2.0", "function-url", "alb")) {
            stop();
            serveEvents(payload);
            assertThat(header(event("cf-ipcity: " + bytes(CITY)), "cf-ipcity"))
                    .as(payload)
                    .isEqualTo(CITY);
        }
    }

    @Test
    public void eachOfSeveralValuesIsReadByItself() throws Exception {
        serveEvents("alb-multi-value");
        JsonObject headers =
                event("a: " + bytes(CITY), "a: caf\u00e9", "a: plain").getAsJsonObject("multiValueHeaders");
        assertThat(headers.get("a")).hasToString("[\"" + CITY + "\",\"caf\u00e9\",\"plain\"]");
    }

    @Test
    public void bytesThatAreNotUtf8AreReadAsLatin1() throws Exception {
        serveEvents("request");
        assertThat(header(event("a: caf\u00e9"), "a")).isEqualTo("caf\u00e9");
    }

    @Test
    public void utf8IsReadWhereverTheEventShowsAField() throws Exception {
        serveEvents("apigateway-2.0");
        JsonObject event = event("User-Agent: " + bytes(CITY), "X-Forwarded-For: " + bytes("\u014d"));
        assertThat(event.getAsJsonObject("requestContext")
                        .getAsJsonObject("http")
                        .get("userAgent")
                        .getAsString())
                .isEqualTo(CITY);
        assertThat(header(event, "x-forwarded-for")).isEqualTo("\u014d, 127.0.0.1");
    }

    @Test
    public void utf8InACookieIsRead() throws Exception {
        serveEvents("apigateway-2.0");
        if (container == Container.UNDERTOW) {
            // It looks for its session, and fails, before any filter runs.
            assertThat(answer("Cookie: city=" + bytes(CITY)))
                    .startsWith("HTTP/1.1 500 ")
                    .contains("UT000173");
            assertThat(lambda.invocations()).isEmpty();
            return;
        }
        assertThat(event("Cookie: city=" + bytes(CITY)).get("cookies")).hasToString("[\"city=" + CITY + "\"]");
    }

    @Test
    public void clientCanNotTakeAFieldOfAFilterInFrontAway() throws Exception {
        serveBehind(TENANT, "echo", "payload", "request");
        assertThat(header(event("Connection: keep-alive, X-Tenant-Restricted, X-A", "X-A: 1"), "x-tenant-restricted"))
                .isEqualTo(CITY);
    }

    @Test
    public void fieldsOfTheConnectionStillStayBehind() throws Exception {
        serveEvents("request");
        JsonObject headers = event("Connection: keep-alive", "Keep-Alive: 5", "TE: trailers", "X-A: 1")
                .getAsJsonObject("headers");
        assertThat(headers.keySet()).contains("x-a").doesNotContain("connection", "keep-alive", "te");
    }

    @Test
    public void clientCanNotSayWhatTheCallerOfAFunctionSays() throws Exception {
        for (String payload : List.of("request", "apigateway-1.0", "apigateway-2.0", "function-url", "alb")) {
            stop();
            serveEvents(payload);
            JsonObject event = event("X-Amz-Tenant-Id: blue", "X-Lambda-Invoke-Shadow: true");
            assertThat(event.toString().toLowerCase(Locale.ROOT))
                    .as(payload)
                    .doesNotContain("tenant-id", "invoke-shadow");
        }
    }

    private void assertNoClientContextOfTheRequest(String client) throws Exception {
        serve("echo", "payload", "request", "client", client);
        assertThat(answer("X-Amz-Client-Context: eyJjdXN0b20iOnsibGFtYmRhLWludm9rZS1zaGFkb3ciOiJ0cnVlIn19"))
                .startsWith("HTTP/1.1 200");
        assertThat(lambda.onlyInvocation().clientContext()).isNull();
    }

    @Test
    public void clientContextOfARequestIsNotThatOfTheCall() throws Exception {
        assertNoClientContextOfTheRequest("pooled");
    }

    @Test
    public void clientContextOfARequestIsNotThatOfACallOfTheSdk() throws Exception {
        assertNoClientContextOfTheRequest("sdk");
    }
}

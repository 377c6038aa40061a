package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;

/** QUERY (RFC 10008), a request with a body that changes nothing, is a method like any other. */
public class QueryMethodTest extends OnEveryContainer {
    private static final String JSON = "{\"select\":[\"name\"],\"limit\":10}";

    private String query(String contentType, String body) throws Exception {
        return Http.send(server.uri("/contacts?page=2"), "QUERY", contentType, body)
                .body();
    }

    @Test
    public void jsonIsTheBody() throws Exception {
        serve("echo", "payload", "body");
        assertThat(query("application/json", JSON)).isEqualTo(JSON);
    }

    @Test
    public void membersOfJsonAreParameters() throws Exception {
        serve("echo", "payload", "parameters");
        assertThat(query("application/json", JSON)).isEqualTo("{\"page\":\"2\",\"select\":[\"name\"],\"limit\":10}");
    }

    @Test
    public void valuesOfAFormAreParameters() throws Exception {
        serve("echo", "payload", "parameters");
        assertThat(query("application/x-www-form-urlencoded", "select=name&select=email&page=3"))
                .isEqualTo("{\"page\":[\"2\",\"3\"],\"select\":[\"name\",\"email\"]}");
    }

    @Test
    public void queryWithoutLengthIsReadToItsEnd() throws Exception {
        serve("echo", "payload", "body");
        List<String> head = List.of(
                "QUERY / HTTP/1.1",
                "Host: h",
                "Connection: close",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked");
        List<String> chunks = List.of("3", "{\"a", "4", "\":1}", "0");
        String message = String.join("\r\n", head) + "\r\n\r\n" + String.join("\r\n", chunks) + "\r\n\r\n";
        String answer = Http.raw(server.port(), message, false);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("{\"a\":1}");
    }

    @Test
    public void eventsNameTheMethodAndHoldTheBody() throws Exception {
        for (String payload : List.of("request", "apigateway-1.0", "apigateway-2.0", "function-url", "alb")) {
            stop();
            serve("echo", "payload", payload, "response", "payload");
            JsonObject event =
                    JsonParser.parseString(query("application/json", JSON)).getAsJsonObject();
            assertThat(event.get("body").getAsString()).as(payload).isEqualTo(JSON);
            assertThat(event.get("isBase64Encoded").getAsBoolean()).as(payload).isFalse();
            assertThat(event.toString()).as(payload).containsPattern("\"(?:httpMethod|method)\":\"QUERY\"");
        }
    }
}

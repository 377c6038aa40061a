package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;

/** {@code payload=apigateway-2.0}, whatever the container makes of paths, addresses and header names. */
public final class EventBehaviours extends Behaviours {
    public EventBehaviours(Site site) {
        super(site);
    }

    private JsonObject event(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = Http.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static JsonElement at(JsonObject event, String... path) {
        JsonElement element = event;
        for (String name : path) {
            element = element.getAsJsonObject().get(name);
        }
        return element;
    }

    /** JSON with apostrophes for quotation marks. */
    private static JsonElement json(String text) {
        return JsonParser.parseString(text.replace('\'', '"'));
    }

    @Test
    public void rawPathIsTheClientsBelowTheContextDecodedButForABlank() throws Exception {
        JsonObject event = event(site.request("/v2/caf%C3%A9/a+b%20c"));
        assertThat(event.get("version")).isEqualTo(json("'2.0'"));
        assertThat(event.get("rawPath")).isEqualTo(json("'/v2/café/a+b%20c'"));
    }

    @Test
    public void rawQueryIsTheClients() throws Exception {
        assertThat(event(site.request("/v2/items?b=%2f+%20a&b=&c")).get("rawQueryString"))
                .isEqualTo(json("'b=%2f+%20a&b=&c'"));
    }

    @Test
    public void sessionIdIsTakenOutOfThePath() throws Exception {
        assertThat(event(site.request("/v2/items/x;jsessionid=0815")).get("rawPath"))
                .isEqualTo(json("'/v2/items/x'"));
    }

    @Test
    public void cookiesStandApartFromTheHeaders() throws Exception {
        JsonObject event = event(site.request("/v2/items").header("Cookie", "a=1; b=\"2\"; c=%2F"));
        assertThat(event.get("cookies")).isEqualTo(json("['a=1','b=\\'2\\'','c=%2F']"));
        assertThat(event.getAsJsonObject("headers").has("cookie")).isFalse();
    }

    @Test
    public void repeatedHeadersAreJoinedUnderOneNameInLowerCase() throws Exception {
        JsonObject event =
                event(site.request("/v2/items").header("X-Mixed-Case", "1").header("X-Mixed-Case", "2"));
        assertThat(at(event, "headers", "x-mixed-case")).isEqualTo(json("'1,2'"));
    }

    /** In whatever spelling: Jetty writes types that it knows in its own. */
    @Test
    public void charsetOfTheBodyIsTheClients() throws Exception {
        JsonObject event = event(site.request("/v2/items")
                .header("Content-Type", "text/plain;charset=iso-8859-1")
                .POST(BodyPublishers.ofString("x")));
        assertThat(at(event, "headers", "content-type").getAsString()).containsIgnoringCase("iso-8859-1");
    }

    @Test
    public void binaryBodyIsBase64() throws Exception {
        byte[] bytes = {0, (byte) 0xFF, 13, 10, (byte) 0x80};
        JsonObject event = event(site.request("/v2/items")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(event.get("isBase64Encoded").getAsBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.get("body").getAsString())).isEqualTo(bytes);
    }

    @Test
    public void callerIsWhoTheContainerSays() throws Exception {
        JsonObject event = event(site.request("/v2/items")
                .header("Remote-User", "mallory")
                .header("X-Forwarded-User", "mallory")
                .header("Forwarded", "for=203.0.113.9;host=evil.example;proto=https")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "1"));
        assertThat(at(event, "requestContext", "http", "sourceIp")).isEqualTo(json("'127.0.0.1'"));
        assertThat(event.get("requestContext").toString()).doesNotContain("mallory", "evil.example", "authorizer");
        assertThat(at(event, "headers", "x-forwarded-for")).isEqualTo(json("'203.0.113.9, 127.0.0.1'"));
        assertThat(at(event, "headers", "x-forwarded-proto")).isEqualTo(json("'http'"));
        assertThat(at(event, "headers", "x-forwarded-port")).isEqualTo(json("'" + site.port() + "'"));
    }
}

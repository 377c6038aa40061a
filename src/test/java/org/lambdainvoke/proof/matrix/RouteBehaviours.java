package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.Test;
import org.lambdainvoke.support.application.AuthorisingFilter;
import org.lambdainvoke.support.client.Http;

/** A table of routes in front of an application: who answers, and that the application notices nothing. */
public final class RouteBehaviours extends Behaviours {
    private static final int CLIENTS_OF_A_SIDE = 5;

    private final Shop shop;

    public RouteBehaviours(Site site) {
        super(site);
        this.shop = new Shop(site);
    }

    private JsonObject event(String target) throws Exception {
        HttpResponse<String> answer = site.get(target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static String variable(JsonObject event, String name) {
        return event.getAsJsonObject("pathParameters").get(name).getAsString();
    }

    /** Otherwise two applications that fail alike would be taken for one that is left alone. */
    @Test
    public void applicationAnswersByItself() throws Exception {
        Map<String, String> answers = shop.answersOfTheTwin();
        assertThat(answers.get("form")).startsWith("HTTP/1.1 200 ").contains("x=1|2;y=");
        assertThat(answers.get("forwarded form")).contains("b=2;x=1|2;");
        assertThat(answers.get("upload")).contains("a=null/1;f=f.txt/content;");
        assertThat(answers.get("json by listener")).contains("{\"a\":[1,2]}");
        assertThat(answers.get("async")).contains("later");
        assertThat(answers.get("session")).contains("visit 1", "visit 2");
        assertThat(answers.get("refused by the filter"))
                .startsWith("HTTP/1.1 403 ")
                .contains("not for you");
        assertThat(answers.get("error")).startsWith("HTTP/1.1 404 ").contains("error page for 404");
        assertThat(answers.get("exception")).startsWith("HTTP/1.1 500 ").contains("error page for 500");
        assertThat(answers.get("no servlet")).startsWith("HTTP/1.1 404 ").contains("error page for 404");
    }

    @Test
    public void whatFitsNoRouteIsAnsweredAsIfThereWereNoFilter() throws Exception {
        assertThat(shop.differences("shop")).isEmpty();
        assertThat(site.lambda().invocations()).isEmpty();
    }

    @Test
    public void applicationsSideOfARouteIsAnsweredAsIfThereWereNoFilter() throws Exception {
        assertThat(shop.differences("side")).isEmpty();
        assertThat(site.lambda().invocations()).isEmpty();
    }

    @Test
    public void routeAndItsVariablesReachTheFunction() throws Exception {
        JsonObject event = event("/shop/orders/a%2Bb%20caf%C3%A9;v=1?id=2");
        assertThat(event.get("routeKey").getAsString()).isEqualTo("GET /shop/orders/{id}");
        assertThat(variable(event, "id")).isEqualTo("a+b%20café");
        assertThat(site.lambda().invocations()).hasSize(1);
    }

    @Test
    public void routeAndItsVariablesReachTheFunctionInFormatOne() throws Exception {
        JsonObject event = event("/shop/reports/2026/caf%C3%A9/a%2Bb");
        assertThat(event.get("resource").getAsString()).isEqualTo("/shop/reports/{year}/{rest+}");
        assertThat(variable(event, "year")).isEqualTo("2026");
        assertThat(variable(event, "rest")).isEqualTo("caf%C3%A9/a%2Bb");
    }

    @Test
    public void pathWithEscapesFindsTheRouteThatTheContainerSees() throws Exception {
        assertThat(event("/shop/%6Frders/7").get("routeKey").getAsString()).isEqualTo("GET /shop/orders/{id}");
        JsonObject event = event("/shop/caf%C3%A9/7");
        assertThat(event.get("routeKey").getAsString()).isEqualTo("ANY /shop/café/{id}");
        assertThat(variable(event, "id")).isEqualTo("7");
    }

    @Test
    public void pathThatTheContainerReadsInAnotherWayIsTheApplications() throws Exception {
        HttpResponse<String> answer = site.get("/shop/a;v=1/b/c.form");
        boolean isFunctions = !site.has(Difference.ENDS_PATHS_AT_A_SEMICOLON);
        assertThat(answer.headers().firstValue(AuthorisingFilter.MARK).isEmpty())
                .isEqualTo(isFunctions);
        assertThat(site.lambda().invocations()).hasSize(isFunctions ? 1 : 0);
    }

    @Test
    public void otherMethodOfARouteIsTheApplications() throws Exception {
        HttpResponse<String> answer = site.post("/shop/orders/a.form", FORM, "x=1");
        assertThat(answer.body()).endsWith("x=1;");
        assertThat(site.lambda().invocations()).isEmpty();
    }

    /** The first four bytes of the hash, modulo the number of buckets, of which ten per cent are the function's. */
    private static boolean isFunctions(String client) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("shop\nheader:x-client\n" + client).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(hash, 4))
                            .mod(BigInteger.valueOf(10_000))
                            .intValueExact()
                    < 1_000;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void requireSide(Predicate<String> isChosen, boolean isFunctions) throws Exception {
        Iterable<String> clients = IntStream.range(0, 1000)
                .mapToObj(i -> "client-" + i)
                .filter(isChosen)
                .limit(CLIENTS_OF_A_SIDE)
                .toList();
        assertThat(clients).hasSize(CLIENTS_OF_A_SIDE);
        for (String client : clients) {
            HttpResponse<String> answer =
                    Http.send(site.request("/shop/shared.form").header("X-Client", client));
            assertThat(answer.statusCode()).as(client).isEqualTo(200);
            assertThat(answer.headers().firstValue(AuthorisingFilter.MARK).isEmpty())
                    .as(client)
                    .isEqualTo(isFunctions);
        }
        assertThat(site.lambda().invocations()).hasSize(isFunctions ? CLIENTS_OF_A_SIDE : 0);
    }

    @Test
    public void clientsOfTheShareAreTheFunctions() throws Exception {
        requireSide(RouteBehaviours::isFunctions, true);
    }

    @Test
    public void clientsBeyondTheShareAreTheApplications() throws Exception {
        requireSide(client -> !isFunctions(client), false);
    }

    @Test
    public void clientWithoutAKeyIsTheApplications() throws Exception {
        assertThat(site.get("/shop/shared.form").headers().firstValue(AuthorisingFilter.MARK))
                .isPresent();
        assertThat(site.lambda().invocations()).isEmpty();
    }
}

package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RouteMatch;

/** The payload {@code parameters} on a route of a table: nothing of a client's replaces a variable. */
public class ParametersOfARouteTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final RouteMatch ORDER = new RouteMatch("*", "/orders/{id}", Map.of("id", "7"));

    private static String encode(RouteMatch match, RequestSnapshot request, int maxParameters) throws Exception {
        RequestLimits limits = new RequestLimits(6_291_456, maxParameters, 100);
        return Inside.encode(PayloadFormat.PARAMETERS, Matches.routed(request, match), limits)
                .decode(StandardCharsets.UTF_8);
    }

    private static String encode(RouteMatch match, String query, String contentType, String body) throws Exception {
        return encode(match, Snapshots.post(query, contentType, Bytes.utf8(body)), 1000);
    }

    private static String encode(String query, String contentType, String body) throws Exception {
        return encode(ORDER, query, contentType, body);
    }

    @Test
    public void variablesAreTextsWithoutEscapesAheadOfAllOthersInTheOrderOfTheTemplate() throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("shop", "caf%C3%A9%20a+b");
        variables.put("path", "a%2Fb/%E2%82%AC");
        assertThat(encode(new RouteMatch("GET", "/{shop}/{path+}", variables), "a=1", null, ""))
                .isEqualTo("{\"shop\":\"caf\u00E9 a+b\",\"path\":\"a/b/\u20AC\",\"a\":\"1\"}");
    }

    @Test
    public void routeWithoutAVariableAddsNothing() throws Exception {
        RouteMatch match = new RouteMatch("GET", "/orders", Map.of());
        assertThat(encode(match, null, null, "")).isEqualTo("{}");
        assertThat(encode(match, null, JSON, "[1]")).isEqualTo("[1]");
    }

    @Test
    public void valuesOfTheQueryAreLeftOut() throws Exception {
        assertThat(encode("id=8&a=1&%69d=9", null, "")).isEqualTo("{\"id\":\"7\",\"a\":\"1\"}");
    }

    @Test
    public void valuesOfAFormAreLeftOut() throws Exception {
        assertThat(encode("a=1", FORM, "id=8&b=2")).isEqualTo("{\"id\":\"7\",\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    public void valuesOfAFormThatTheContainerHasReadAreLeftOut() throws Exception {
        List<Parameter> form = List.of(new Parameter.Text("id", "8"), new Parameter.Text("b", "2"));
        assertThat(encode(ORDER, Snapshots.consumedForm(null, FORM, form), 1000))
                .isEqualTo("{\"id\":\"7\",\"b\":\"2\"}");
    }

    @Test
    public void partsAreLeftOut() throws Exception {
        String body = String.join(
                "\r\n",
                "--limit",
                "Content-Disposition: form-data; name=id; filename=a",
                "",
                "8",
                "--limit",
                "Content-Disposition: form-data; name=\"id\"",
                "",
                "9",
                "--limit",
                "Content-Disposition: form-data; name=b",
                "",
                "2",
                "--limit--");
        assertThat(encode(null, "multipart/form-data; boundary=limit", body)).isEqualTo("{\"id\":\"7\",\"b\":\"2\"}");
    }

    @Test
    public void membersAreLaidOverParametersAsTheyAre() throws Exception {
        assertThat(encode("a=1&b=2", JSON, "{ \"a\" : 1.50, \"c\":null }"))
                .isEqualTo("{\"id\":\"7\",\"b\":\"2\", \"a\" : 1.50, \"c\":null }");
    }

    @Test
    public void memberWithTheNameOfAVariableIsCutOut() throws Exception {
        assertThat(encode("a=1", JSON, "{ \"id\" : {\"x\":[1,2]}, \"c\" : 12345678901234567890.10 }"))
                .isEqualTo("{\"id\":\"7\",\"a\":\"1\", \"c\" : 12345678901234567890.10 }");
        assertThat(encode(null, JSON, "{\"b\":0.0, \"id\":\"8,\",\"c\":-0}"))
                .isEqualTo("{\"id\":\"7\",\"b\":0.0,\"c\":-0}");
        assertThat(encode("id=9", JSON, "{\"b\":1,\"id\":8}")).isEqualTo("{\"id\":\"7\",\"b\":1}");
    }

    @Test
    public void memberMaySpellTheNameWithEscapes() throws Exception {
        assertThat(encode(null, JSON, "{\"\\u0069\\u0064\":8,\"b\":1}")).isEqualTo("{\"id\":\"7\",\"b\":1}");
    }

    @Test
    public void memberOfAnInnerObjectStays() throws Exception {
        assertThat(encode(null, JSON, "{\"b\":{\"id\":8}}")).isEqualTo("{\"id\":\"7\",\"b\":{\"id\":8}}");
    }

    @Test
    public void variableStandsAloneWhereNothingElseIsLeft() throws Exception {
        for (String json : List.of("{\"id\":8}", " { \"id\" : 8 } ", "{}", " { } ")) {
            assertThat(encode("id=9", JSON, json)).as(json).isEqualTo("{\"id\":\"7\"}");
        }
    }

    @Test
    public void membersOfAnotherCharsetAreCutOutToo() throws Exception {
        byte[] latin1 = "{\"\u00FC\":\"\u00E4\",\"id\":8,\"b\":1}".getBytes(StandardCharsets.ISO_8859_1);
        RequestSnapshot request = Snapshots.post(null, JSON + "; charset=ISO-8859-1", Bytes.of(latin1));
        assertThat(encode(ORDER, request, 1000)).isEqualTo("{\"id\":\"7\",\"\u00FC\":\"\u00E4\",\"b\":1}");
    }

    @Test
    public void jsonThatIsNoObjectIsRefused() {
        for (String json : List.of("[1]", "\"text\"", "17", "null")) {
            InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> encode(null, JSON, json));
            assertThat(failure).as(json).isNotNull();
            assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
            assertThat(failure.detail()).contains("no object");
        }
    }

    @Test
    public void limitCountsWhatTheClientSendsAlsoWhereItIsLeftOut() throws Exception {
        RouteMatch match = new RouteMatch("*", "/{a}/{b}", Map.of("a", "1", "b", "2"));
        assertThat(encode(match, Snapshots.get("c=3"), 1)).contains("\"c\":\"3\"");
        InvocationFailure failure =
                catchThrowableOfType(InvocationFailure.class, () -> encode(match, Snapshots.get("c=3&a=4"), 1));
        assertThat(failure.reason()).isEqualTo(FailureReason.PAYLOAD_TOO_LARGE);
    }
}

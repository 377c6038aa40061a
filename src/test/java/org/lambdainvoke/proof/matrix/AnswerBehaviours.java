package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;

/** {@code response=proxy}, of a function that answers what its client has sent. */
public final class AnswerBehaviours extends Behaviours {
    public AnswerBehaviours(Site site) {
        super(site);
    }

    /** The response to an answer in JSON, with apostrophes for quotation marks. */
    private HttpResponse<String> answer(String json) throws Exception {
        return site.post("/answer", JSON, json.replace('\'', '"'));
    }

    @Test
    public void statusFieldsAndBody() throws Exception {
        HttpResponse<String> response =
                answer("{'statusCode':418,'headers':{'Content-Type':'text/plain;charset=utf-8','X-A':'1'},'body':'ü'}");
        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.headers().allValues("Content-Type"))
                .singleElement()
                .satisfies(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=utf-8"));
        assertThat(response.headers().allValues("X-A")).containsExactly("1");
        assertThat(response.headers().allValues("Content-Length")).containsExactly("2");
        assertThat(response.body()).isEqualTo("ü");
    }

    @Test
    public void severalCookies() throws Exception {
        HttpResponse<String> response =
                answer("{'multiValueHeaders':{'Set-Cookie':['a=1; Path=/; HttpOnly','b=2; SameSite=Lax']}}");
        assertThat(response.headers().allValues("Set-Cookie"))
                .containsExactly("a=1; Path=/; HttpOnly", "b=2; SameSite=Lax");
    }

    @Test
    public void severalCookiesOfFormatTwo() throws Exception {
        HttpResponse<String> response = site.get("/baked");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1; Path=/", "b=2");
        assertThat(response.body()).isEqualTo("baked");
    }

    @Test
    public void binaryBody() throws Exception {
        byte[] bytes = {0, (byte) 0xFF, 13, 10, (byte) 0x80};
        String json = "{\"isBase64Encoded\":true,\"headers\":{\"Content-Type\":\"image/png\"},\"body\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}";
        HttpResponse<byte[]> response = Http.sendForBytes(
                site.request("/answer").header("Content-Type", JSON).POST(BodyPublishers.ofString(json)));
        assertThat(response.body()).isEqualTo(bytes);
        assertThat(response.headers().allValues("Content-Type")).containsExactly("image/png");
    }

    @Test
    public void bodyOfTwoMegabytes() throws Exception {
        String body = "0123456789abcdef".repeat(128 * 1024);
        assertThat(answer("{'body':'" + body + "'}").body()).isEqualTo(body);
    }

    @Test
    public void headHasTheLengthOfTheBodyThatGetHas() throws Exception {
        HttpResponse<String> head = Http.send(site.request("/baked").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(201);
        assertThat(head.headers().allValues("Content-Length")).containsExactly("5");
        assertThat(head.body()).isEmpty();
        assertThat(site.get("/baked").body()).isEqualTo("baked");
    }

    @Test
    public void statusWithoutABodyHasNone() throws Exception {
        for (int status : new int[] {204, 304}) {
            HttpResponse<String> response =
                    answer("{'statusCode':" + status + ",'headers':{'ETag':'\\'x\\''},'body':'gone'}");
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().allValues("ETag")).containsExactly("\"x\"");
            assertThat(response.body()).as("body of %s", status).isEmpty();
        }
        assertThat(site.get("/baked").body()).as("the next answer").isEqualTo("baked");
    }

    @Test
    public void lengthAndHopByHopFieldsOfTheFunctionAreNotSent() throws Exception {
        HttpResponse<String> response =
                answer("{'headers':{'Content-Length':'1','Transfer-Encoding':'chunked','Connection':'X-Gone',"
                        + "'X-Gone':'1'},'body':'hello'}");
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().allValues("Content-Length")).containsExactly("5");
        assertThat(response.headers().map()).doesNotContainKeys("transfer-encoding", "x-gone");
    }

    @Test
    public void lineEndInAFieldIsABadAnswer() throws Exception {
        HttpResponse<String> response = answer("{'headers':{'X-A':'1\\r\\nInjected: 2'},'body':'x'}");
        assertProblem(response, 502, "bad_answer");
        assertThat(response.headers().map()).doesNotContainKeys("injected", "x-a");
    }

    @Test
    public void blankInTheNameOfAFieldIsABadAnswer() throws Exception {
        assertProblem(answer("{'headers':{'a name':'1'}}"), 502, "bad_answer");
    }

    @Test
    public void statusBeyondHttpIsABadAnswer() throws Exception {
        assertProblem(answer("{'statusCode':1000}"), 502, "bad_answer");
    }

    @Test
    public void filterInFrontChangesTheAnswerThroughItsWrapper() throws Exception {
        HttpResponse<String> response = site.get("/shouted?a=x");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"A\":\"X\"}");
        assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    }
}

package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.lambdainvoke.proof.matrix.application.EatingFilter;
import org.lambdainvoke.support.client.Http;

/** {@code payload=parameters}: what containers read in ways of their own reaches the function in one. */
public final class ParameterBehaviours extends Behaviours {
    private static final String SENT = "z=1&n%C3%A4me=Ad%C3%A4+L&a=2&tag=b&tag=a&m=&k";
    private static final String RECEIVED =
            "{\"tag\":[\"q\",\"b\",\"a\"],\"z\":\"1\",\"näme\":\"Adä L\",\"a\":\"2\",\"m\":\"\",\"k\":\"\"}";

    public ParameterBehaviours(Site site) {
        super(site);
    }

    @Test
    public void queryReachesTheFunctionInItsOrder() throws Exception {
        assertThat(site.get("/parameters?z=1&n%C3%A4me=Ada&a=2&tag=b&tag=a&m=&k&=x")
                        .body())
                .isEqualTo("{\"z\":\"1\",\"näme\":\"Ada\",\"a\":\"2\",\"tag\":[\"b\",\"a\"],\"m\":\"\",\"k\":\"\","
                        + "\"\":\"x\"}");
        assertThat(site.lambda().invocations()).hasSize(1);
    }

    @Test
    public void twoHundredNamesKeepTheirOrder() throws Exception {
        String query = IntStream.range(0, 200)
                .map(i -> 7 * i % 200)
                .mapToObj(i -> "k" + i + "=" + i)
                .collect(Collectors.joining("&"));
        String payload = IntStream.range(0, 200)
                .map(i -> 7 * i % 200)
                .mapToObj(i -> "\"k" + i + "\":\"" + i + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(site.get("/parameters?" + query).body()).isEqualTo(payload);
    }

    @Test
    public void answerIsCommittedAsJson() throws Exception {
        HttpResponse<String> answer = site.get("/parameters?a=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers().allValues("Content-Length")).containsExactly("9");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    public void chainIsNotCalled() throws Exception {
        String before = site.get("/reached").body();
        assertThat(site.get("/parameters?a=1").body()).isEqualTo("{\"a\":\"1\"}");
        assertThat(site.get("/reached").body()).isEqualTo(before);
    }

    @Test
    public void workerAnswersWhereTheDescriptorAllowsAsync() throws Exception {
        assertThat(site.get("/parameters").headers().firstValue("X-Async-Started"))
                .hasValue(Boolean.toString(site.mode() == Mode.ASYNC));
    }

    @Test
    public void formComesBehindTheQuery() throws Exception {
        assertThat(site.post("/parameters?tag=q", FORM, SENT).body()).isEqualTo(RECEIVED);
    }

    @Test
    public void formHasTheCharsetThatItNames() throws Exception {
        assertThat(site.post("/parameters", FORM + ";charset=ISO-8859-1", "a=%E9")
                        .body())
                .isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    public void formIsKnownByItsTypeInAnySpelling() throws Exception {
        assertThat(site.post("/parameters?tag=q", "Application/X-WWW-Form-URLEncoded ; Charset=\"utf-8\"; x=y", SENT)
                        .body())
                .isEqualTo(RECEIVED);
    }

    @Test
    public void formOfPutPatchAndUnknownMethods() throws Exception {
        for (String method : new String[] {"PUT", "PATCH", "PROPFIND"}) {
            assertThat(Http.send(site.uri("/parameters?tag=q"), method, FORM, SENT)
                            .body())
                    .as(method)
                    .isEqualTo(RECEIVED);
        }
    }

    @Test
    public void formOfGetAndDelete() throws Exception {
        boolean isRefused = site.has(Difference.REFUSES_BODIES_OF_GET_AND_DELETE);
        for (String method : new String[] {"GET", "DELETE"}) {
            HttpResponse<String> answer = Http.send(site.uri("/parameters?tag=q"), method, FORM, SENT);
            assertThat(answer.statusCode()).as(method).isEqualTo(isRefused ? 400 : 200);
            assertThat(answer.body()).as(method).isEqualTo(isRefused ? "" : RECEIVED);
        }
        assertThat(site.lambda().invocations()).hasSize(isRefused ? 0 : 2);
    }

    @Test
    public void formInChunks() throws Exception {
        assertThat(Http.sendChunked(site.uri("/parameters?tag=q"), FORM, SENT).body())
                .isEqualTo(RECEIVED);
    }

    @Test
    public void formOfAClientThatWaitsForContinue() throws Exception {
        List<String> answers = site.postAfterContinue("/parameters", FORM, "a=1");
        assertThat(answers.get(0)).startsWith("HTTP/1.1 100 ");
        assertThat(answers.get(1)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n{\"a\":\"1\"}");
    }

    /** Containers differ in the order of names, so this form has one. */
    @Test
    public void formThatAFilterInFrontHasMadeTheContainerRead() throws Exception {
        assertThat(site.post("/eaten?tag=q", FORM, "tag=%C3%A9&tag=a+b").body())
                .isEqualTo("{\"tag\":[\"q\",\"é\",\"a b\"]}");
    }

    @Test
    public void formInChunksThatAFilterInFrontHasMadeTheContainerRead() throws Exception {
        assertThat(Http.sendChunked(site.uri("/eaten?tag=q"), FORM, "tag=%C3%A9&tag=a+b")
                        .body())
                .isEqualTo("{\"tag\":[\"q\",\"é\",\"a b\"]}");
    }

    @Test
    public void formInChunksOfWhichAFilterInFrontHasTakenAPart() throws Exception {
        HttpResponse<String> answer = Http.send(site.request("/eaten")
                .header("Content-Type", FORM)
                .header(EatingFilter.FIRST_BYTE, "true")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("a=1&b=2".getBytes(StandardCharsets.UTF_8)))));
        if (site.has(Difference.HIDES_EARLIER_READS)) {
            assertThat(answer.body()).isEqualTo("{\"\":\"1\",\"b\":\"2\"}");
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(site.lambda().invocations()).isEmpty();
        }
    }

    @Test
    public void multipartWithAFile() throws Exception {
        byte[] file = new byte[256];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) i;
        }
        String before = """
                --limit
                Content-Disposition: form-data; name="tag"

                ü
                --limit
                Content-Disposition: form-data; name="file"; filename="every byte.bin"
                Content-Type: application/octet-stream

                """.replace("\n", "\r\n");
        HttpResponse<String> answer = Http.send(site.request("/parameters?tag=q")
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(before),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--limit--\r\n"))));
        assertThat(answer.body())
                .isEqualTo("{\"tag\":[\"q\",\"ü\"],\"file\":{\"filename\":\"every byte.bin\","
                        + "\"contentType\":\"application/octet-stream\",\"base64\":\""
                        + Base64.getEncoder().encodeToString(file) + "\"}}");
    }

    @Test
    public void multipartOfFourMegabytes() throws Exception {
        String text = "0123456789abcdef".repeat(256 * 1024);
        String body = "--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + text + "\r\n--limit--\r\n";
        assertThat(site.post("/parameters", "multipart/form-data; boundary=limit", body)
                        .body())
                .isEqualTo("{\"a\":\"" + text + "\"}");
    }

    @Test
    public void jsonKeepsItsTypesAndDigits() throws Exception {
        String json = "{\"n\":1.50,\"big\":123456789012345678901,\"o\":{\"x\":[1,null,\"ü\"]}}";
        assertThat(site.post("/parameters?q=1", JSON, json).body()).isEqualTo("{\"q\":\"1\"," + json.substring(1));
    }
}

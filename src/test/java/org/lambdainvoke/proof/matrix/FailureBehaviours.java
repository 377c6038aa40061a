package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.endpoint.Fault;

/** What the client gets when no function answers, and how often one may have run. */
public final class FailureBehaviours extends Behaviours {
    public FailureBehaviours(Site site) {
        super(site);
    }

    private void assertRefused(HttpResponse<String> answer, int status, String reason) {
        assertProblem(answer, status, reason);
        assertThat(site.lambda().invocations()).isEmpty();
    }

    @Test
    public void deadlineIsKeptByOneInvocation() throws Exception {
        site.lambda().trouble(Fault.afterRequest().hold());
        long start = System.nanoTime();
        HttpResponse<String> answer = site.get("/deadline");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertProblem(answer, 504, "timeout");
        assertThat(taken).isBetween(Duration.ofMillis(900), Duration.ofSeconds(6));
        assertThat(site.lambda().troubled()).isEqualTo(1);
    }

    @Test
    public void throttlingIsToldWithLambdasRetryAfter() throws Exception {
        site.lambda().trouble(Fault.apiError(429, "TooManyRequestsException", "Retry-After: 7"));
        HttpResponse<String> answer = site.get("/throttled");
        assertProblem(answer, 429, "throttled");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("7");
    }

    @Test
    public void failedFunctionTellsNothingOfItself() throws Exception {
        HttpResponse<String> answer = site.get("/failing");
        assertProblem(answer, 502, "function_error");
        assertThat(answer.body()).doesNotContain("secret of the function", "Exception", "stackTrace");
    }

    @Test
    public void reasonIsToldToTheFilterInFront() throws Exception {
        HttpResponse<String> answer = site.get("/shouted-failing");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().allValues("X-Reason")).containsExactly("function_error");
    }

    @Test
    public void brokenEscapeInTheQueryIsRefused() throws Exception {
        for (String query : new String[] {"a=%zz", "a=%", "a=1&%4=2"}) {
            String answer = site.getRaw("/parameters?" + query);
            assertThat(answer).as(query).startsWith("HTTP/1.1 400 ");
            if (site.has(Difference.REFUSES_BROKEN_ESCAPES_ITSELF)) {
                assertThat(answer).as(query).doesNotContain("bad_request");
            } else {
                assertThat(answer).as(query).contains("application/problem+json", "\"bad_request\"");
            }
        }
        assertThat(site.lambda().invocations()).isEmpty();
    }

    @Test
    public void queryThatIsNoUtf8IsRefused() throws Exception {
        assertRefused(site.get("/parameters?a=%C3%28"), 400, "bad_request");
    }

    @Test
    public void brokenEscapeInTheFormIsRefused() throws Exception {
        assertRefused(site.post("/parameters", FORM, "a=1&b=%zz"), 400, "bad_request");
    }

    @Test
    public void formThatIsNoUtf8IsRefused() throws Exception {
        assertRefused(site.post("/parameters", FORM, "a=%FF"), 400, "bad_request");
    }

    @Test
    public void formInAnUnknownCharsetIsRefused() throws Exception {
        assertRefused(site.post("/parameters", FORM + ";charset=bogus", "a=1"), 400, "bad_request");
    }

    @Test
    public void brokenJsonIsRefused() throws Exception {
        assertRefused(site.post("/parameters", JSON, "{\"a\":"), 400, "bad_request");
    }

    @Test
    public void brokenMultipartIsRefused() throws Exception {
        assertRefused(site.post("/parameters", "multipart/form-data; boundary=x", "--x\r\n"), 400, "bad_request");
    }

    @Test
    public void tooLargeABodyIsRefused() throws Exception {
        assertRefused(site.post("/small", "text/plain", "x".repeat(1001)), 413, "payload_too_large");
    }

    @Test
    public void tooLargeABodyInChunksIsRefused() throws Exception {
        assertRefused(Http.sendChunked(site.uri("/small"), "text/plain", "x".repeat(1001)), 413, "payload_too_large");
    }

    @Test
    public void refusalBeforeTheBodyWasReadSaysThatTheConnectionEnds() throws Exception {
        URI target = site.uri("/small");
        String request = "POST " + target.getRawPath()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 2000\r\n\r\n";
        String answer = Http.rawAnswer(target.getPort(), request.getBytes(StandardCharsets.US_ASCII));
        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @Test
    public void refusalLeavesTheConnectionInStep() throws Exception {
        assertProblem(site.post("/parameters", JSON, "{"), 400, "bad_request");
        assertThat(site.get("/baked").body()).isEqualTo("baked");
    }
}

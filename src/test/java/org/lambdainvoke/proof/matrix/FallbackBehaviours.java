package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;
import org.lambdainvoke.support.application.AuthorisingFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.endpoint.Fault;

/** Where the function certainly did not run, the application answers, its filters included, as if it had been asked. */
public final class FallbackBehaviours extends Behaviours {
    private static final Fault THROTTLED = Fault.apiError(429, "TooManyRequestsException");
    private static final String TEXT = "text/plain";
    private static final String OVER_THE_LIMIT = "0123456789".repeat(3_000);

    private final Shop shop;

    public FallbackBehaviours(Site site) {
        super(site);
        this.shop = new Shop(site);
    }

    /** All but the upload, as what was read of a body with parts can't be read again. */
    @Test
    public void applicationAnswersInPlaceOfAThrottledFunction() throws Exception {
        site.lambda().trouble(THROTTLED);
        Map<String, String> differences = shop.differences("back");
        // One of them has parameters in its path.
        int withoutARoute = site.has(Difference.ENDS_PATHS_AT_A_SEMICOLON) ? 1 : 0;
        assertThat(site.lambda().troubled()).isEqualTo(shop.requests() - withoutARoute);
        assertThat(differences).containsOnlyKeys("upload");
        assertThat(differences.get("upload")).startsWith("HTTP/1.1 429 ").contains("\"reason\":\"throttled\"");
    }

    /** Nothing of the request was read, so that an upload goes on, too. */
    @Test
    public void applicationAnswersInPlaceOfAFunctionWithoutRoom() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting = Http.getAsync(site.uri("/full/a.form?x=1"));
        try {
            site.lambda().awaitWaiting();
            assertThat(shop.differences("full")).isEmpty();
        } finally {
            site.lambda().letGo();
        }
        assertThat(waiting.join().body()).isEqualTo("{\"rest\":\"a.form\",\"x\":\"1\"}");
        assertThat(site.lambda().invocations()).hasSize(1);
    }

    @Test
    public void applicationReadsABodyThatIsOverTheLimitWhole() throws Exception {
        site.lambda().trouble(THROTTLED);
        for (String kind : List.of("stream", "reader", "listener")) {
            String target = "/small/a." + kind;
            assertThat(site.post("/back" + target, TEXT, OVER_THE_LIMIT).body())
                    .as(kind)
                    .isEqualTo(asOfBack(site.post("/twin" + target, TEXT, OVER_THE_LIMIT)))
                    .endsWith(OVER_THE_LIMIT);
            assertThat(Http.sendChunked(site.uri("/back" + target), TEXT, OVER_THE_LIMIT)
                            .body())
                    .as(kind + ", in chunks")
                    .isEqualTo(asOfBack(Http.sendChunked(site.uri("/twin" + target), TEXT, OVER_THE_LIMIT)))
                    .endsWith(OVER_THE_LIMIT);
        }
        assertThat(site.lambda().troubled()).isZero();
    }

    private static String asOfBack(HttpResponse<String> ofTheTwin) {
        return ofTheTwin.body().replace("/twin/", "/back/");
    }

    @Test
    public void formThatIsOverTheLimitHasAFallbackAsLongAsItIsUnread() throws Exception {
        String form = "x=" + OVER_THE_LIMIT;
        assertThat(site.post("/back/small/a.form", FORM, form).body()).endsWith(form + ";");
        assertProblem(Http.sendChunked(site.uri("/back/small/a.form"), FORM, form), 413, "payload_too_large");
        assertThat(site.lambda().troubled()).isZero();
    }

    private void requireNoFallback(Fault fault, String reason) throws Exception {
        site.lambda().forget();
        site.lambda().trouble(fault);
        HttpResponse<String> answer = site.post("/back/a.form", FORM, "x=1");
        assertProblem(answer, 502, reason);
        assertThat(answer.headers().firstValue(AuthorisingFilter.MARK)).isEmpty();
        assertThat(site.lambda().troubled()).isEqualTo(1);
    }

    @Test
    public void failureAfterWhichTheFunctionMayHaveRunIsAnsweredItself() throws Exception {
        requireNoFallback(Fault.functionError("Unhandled", "{\"errorMessage\":\"m\"}"), "function_error");
        requireNoFallback(Fault.apiError(500, "ServiceException"), "lambda_error");
        requireNoFallback(Fault.afterRequest().reset(), "connection_lost");
    }
}

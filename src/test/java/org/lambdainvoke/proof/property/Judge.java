package org.lambdainvoke.proof.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogWatch;

/** What an answer to a hostile request must be like. */
final class Judge {
    /** Who has answered. */
    enum Origin {
        FUNCTION,
        FILTER,
        CONTAINER
    }

    /** What containers say of requests that they refuse themselves; 500 is not among it, nor anything below 400. */
    private static final Set<Integer> OF_CONTAINERS =
            Set.of(400, 404, 405, 411, 413, 414, 417, 421, 426, 431, 501, 505);

    private Judge() {}

    /**
     * Throws unless the answer is as it must be.
     *
     * @param invocations those that the request has caused
     */
    static Origin judge(WireAnswer answer, boolean isHead, List<LocalInvocation> invocations, Container container) {
        assertThat(answer.text()).doesNotContain("org.lambdainvoke.");
        if (isOfContainer(answer)) {
            // Undertow's connector throws for a Content-Length beyond a long, before it looks for a filter.
            if (container != Container.UNDERTOW || answer.status() != 500) {
                assertThat(answer.status()).as("status of the container").isIn(OF_CONTAINERS);
            }
            return Origin.CONTAINER;
        }
        if (answer.status() == 200) {
            assertThat(answer.first("Content-Type")).hasValue("application/json");
            if (!isHead) {
                IndependentJson.requireValid(answer.body().buffer());
                assertThat(invocations)
                        .as("invocations whose answer this is")
                        .anyMatch(invocation -> invocation.payload().equals(answer.text()));
            }
            return Origin.FUNCTION;
        }
        judgeRefusal(answer, isHead);
        return Origin.FILTER;
    }

    /** The filter names the request in every answer. */
    static boolean isOfContainer(WireAnswer answer) {
        return answer.first("X-Request-Id").isEmpty();
    }

    /** The endpoint is sound, so that nobody but the client can be to blame. */
    private static void judgeRefusal(WireAnswer answer, boolean isHead) {
        List<FailureReason> possible = Arrays.stream(FailureReason.values())
                .filter(reason -> reason.isFaultOfRequest() && reason.status() == answer.status())
                .toList();
        assertThat(possible).as("reasons for " + answer.status()).isNotEmpty();
        assertThat(answer.first("Content-Type")).hasValue("application/problem+json");
        if (!isHead) {
            IndependentJson.requireValid(answer.body().buffer());
            JsonObject problem = JsonParser.parseString(answer.text()).getAsJsonObject();
            assertThat(possible.stream().map(FailureReason::code))
                    .contains(problem.get("reason").getAsString());
            assertThat(problem.get("status").getAsInt()).isEqualTo(answer.status());
            assertThat(answer.first("X-Request-Id"))
                    .hasValue(problem.get("requestId").getAsString());
            assertThat(LogWatch.isTrace(answer.text())).as("a stack trace").isFalse();
        }
    }
}

package org.lambdainvoke.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationResult;

public class FunctionErrorTest {
    private static FailureReason reason(String payload) {
        return FunctionError.of(new InvocationResult(Bytes.utf8(payload), "Unhandled", null, null, null))
                .reason();
    }

    @Test
    public void resultWithoutTheHeaderIsNoError() {
        assertThat(FunctionError.of(new InvocationResult(Bytes.utf8("{\"errorType\":\"x\"}"), null, null, null, null)))
                .isNull();
    }

    @Test
    public void timeLimitIsToldByTypeOrByMessage() {
        assertThat(reason("{\"errorType\":\"Sandbox.Timedout\"}")).isEqualTo(FailureReason.FUNCTION_TIMEOUT);
        assertThat(reason("{\"errorMessage\":\"2026-11-22T00:00:00Z 1-2 Task timed out after 3.00 seconds\"}"))
                .isEqualTo(FailureReason.FUNCTION_TIMEOUT);
    }

    @Test
    public void anythingElseIsAnErrorOfTheFunction() {
        for (String payload : new String[] {
            "{\"errorType\":\"java.lang.Error\",\"errorMessage\":\"no\"}",
            "",
            "null",
            "[]",
            "{",
            "{\"errorType\":[]}",
            "[".repeat(100_000)
        }) {
            assertThat(reason(payload)).isEqualTo(FailureReason.FUNCTION_ERROR);
        }
    }
}

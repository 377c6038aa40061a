package org.lambdainvoke.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;

public class ErrorAnswerTest {
    private static final RequestId ID = new RequestId("id-1");

    private static String body(Answer answer) throws Exception {
        return answer.body().decode(StandardCharsets.UTF_8);
    }

    private static List<String> fields(Answer answer) {
        return answer.fields().all().stream()
                .map(field -> field.name() + ": " + field.value())
                .toList();
    }

    @Test
    public void detailStaysInsideForWhatTheClientCanNotMend() throws Exception {
        InvocationFailure failure = new InvocationFailure(FailureReason.REJECTED, "arn:aws:lambda:secret");
        Answer answer = ErrorAnswer.of(failure, 502, ID);
        assertThat(body(answer))
                .isEqualTo("{\"status\":502,\"title\":\"The function could not be invoked\",\"reason\":\"rejected\","
                        + "\"requestId\":\"id-1\"}");
        assertThat(fields(answer)).containsExactly("Cache-Control: no-store");
    }

    @Test
    public void detailIsGivenForWhatTheClientCanMend() throws Exception {
        InvocationFailure failure = new InvocationFailure(FailureReason.BAD_REQUEST, "The rule.");
        assertThat(body(ErrorAnswer.of(failure, 400, ID))).endsWith("\"detail\":\"The rule.\"}");
    }

    @Test
    public void temporaryFailureSaysWhenToComeAgain() {
        for (FailureReason reason :
                new FailureReason[] {FailureReason.THROTTLED, FailureReason.NOT_READY, FailureReason.OVERLOADED}) {
            Answer answer = ErrorAnswer.of(new InvocationFailure(reason, ""), reason.status(), ID);
            assertThat(fields(answer)).contains("Retry-After: 1");
        }
    }
}

package org.lambdainvoke.internal.aws1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.retry.RetryUtils;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

public class SdkFailuresTest {
    private static final int[] STATUSES = {400, 403, 409, 413, 429, 500, 502, 503};

    private static InvocationFailure failure(AmazonServiceException error) {
        return SdkFailures.of(error, Deadline.after(Duration.ofMinutes(1)));
    }

    private static AmazonServiceException error(int status, String code) {
        AmazonServiceException error = new AmazonServiceException("said by AWS");
        error.setStatusCode(status);
        error.setErrorCode(code);
        return error;
    }

    /** The SDK keeps them in tables of its own, which nobody else may see. */
    private static Set<String> codesThatTheSdkKnows() throws ReflectiveOperationException {
        Set<String> codes = new TreeSet<>();
        for (Field field : RetryUtils.class.getDeclaredFields()) {
            if (field.getName().endsWith("_ERROR_CODES")) {
                field.setAccessible(true);
                for (Object code : (Set<?>) field.get(null)) {
                    codes.add((String) code);
                }
            }
        }
        return codes;
    }

    @Test
    public void codesAreFound() throws Exception {
        assertThat(codesThatTheSdkKnows()).contains("Throttling", "RequestExpired", "RequestTimeout");
    }

    @Test
    public void throttlingIsWhatTheSdkTakesForIt() throws Exception {
        for (String code : codesThatTheSdkKnows()) {
            for (int status : STATUSES) {
                AmazonServiceException error = error(status, code);
                assertThat(failure(error).reason() == FailureReason.THROTTLED)
                        .as("%s %s", status, code)
                        .isEqualTo(RetryUtils.isThrottlingException(error));
            }
        }
    }

    @Test
    public void throttlingWithoutACodeIsWhatTheSdkTakesForIt() {
        for (int status : STATUSES) {
            AmazonServiceException error = error(status, null);
            assertThat(failure(error).reason() == FailureReason.THROTTLED)
                    .as("%s", status)
                    .isEqualTo(RetryUtils.isThrottlingException(error));
        }
    }

    @Test
    public void whatTheSdkHasThrownIsTheCause() {
        AmazonServiceException error = error(500, "ServiceException");
        assertThat(failure(error)).hasCause(error);
    }
}

package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

public class MultipartPartsTest {
    private static final String BODY =
            "--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--limit--\r\n";

    private static void requireBeginning(String body) throws InvocationFailure {
        MultipartParts.requireBeginning(Bytes.utf8(body), MediaType.parse("multipart/form-data; boundary=limit"));
    }

    @Test
    public void bodyBeginsWithADelimiter() {
        assertThatCode(() -> requireBeginning(BODY)).doesNotThrowAnyException();
        assertThatCode(() -> requireBeginning("\r\n" + BODY)).doesNotThrowAnyException();
    }

    @Test
    public void restOfABodyDoesNot() {
        for (int taken : new int[] {1, 2, 20, BODY.indexOf("1\r\n")}) {
            InvocationFailure failure =
                    catchThrowableOfType(InvocationFailure.class, () -> requireBeginning(BODY.substring(taken)));
            assertThat(failure).as("without the first %d", taken).isNotNull();
            assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
        }
    }
}

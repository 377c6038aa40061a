package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;

public class SkipReasonTest {
    @Test
    public void codeIsTheNameInSnakeCase() {
        assertThat(SkipReason.values())
                .allSatisfy(reason ->
                        assertThat(reason.code()).isEqualTo(reason.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    public void noCodeIsThatOfAFailure() {
        assertThat(Arrays.stream(SkipReason.values()).map(SkipReason::code))
                .doesNotContainAnyElementsOf(Arrays.stream(FailureReason.values())
                        .map(FailureReason::code)
                        .toList());
    }
}

package org.lambdainvoke.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class HttpFieldsTest {
    @Test
    public void valueThatHttpDoesNotAllowIsLeftOut() {
        assertThat(HttpFields.NONE.with("X-Amz-Executed-Version", "1\u007f").all())
                .isEmpty();
    }
}

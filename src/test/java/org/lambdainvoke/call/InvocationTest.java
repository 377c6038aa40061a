package org.lambdainvoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.Test;

public class InvocationTest {
    private static final String SHADOW = "{\"custom\":{\"lambda-invoke-shadow\":\"true\"}}";

    /** The most bytes whose base64, which comes in fours, is within the limit. */
    private static final int MOST_BYTES = 2_685;

    private final Invocation plain = new Invocation(
            new FunctionReference("greet", null, null),
            InvocationType.REQUEST_RESPONSE,
            LogType.NONE,
            Bytes.utf8("{}"),
            Deadline.after(Duration.ofSeconds(20)),
            "Root=1-5759e988-bd862e3fe1be46a994272793");

    private static String contextOf(int bytes) {
        return "{\"custom\":{\"a\":\"" + "x".repeat(bytes - 19) + "\"}}";
    }

    @Test
    public void callHasNoClientContextOfItself() {
        assertThat(plain.clientContext()).isNull();
        assertThat(plain.clientContextField()).isNull();
    }

    @Test
    public void fieldIsTheBase64OfTheContext() {
        assertThat(plain.withClientContext(SHADOW).clientContextField())
                .isEqualTo("eyJjdXN0b20iOnsibGFtYmRhLWludm9rZS1zaGFkb3ciOiJ0cnVlIn19");
    }

    @Test
    public void fieldIsTheBase64OfUtf8() {
        assertThat(plain.withClientContext("{\"custom\":{\"a\":\"\u00e9\u4f60\"}}")
                        .clientContextField())
                .isEqualTo("eyJjdXN0b20iOnsiYSI6IsOp5L2gIn19");
    }

    @Test
    public void contextChangesNothingElseOfACall() {
        assertThat(plain.withClientContext(SHADOW).withClientContext(null)).isEqualTo(plain);
    }

    @Test
    public void largestContextIsTaken() {
        assertThat(plain.withClientContext(contextOf(MOST_BYTES)).clientContextField())
                .hasSize(3_580);
    }

    @Test
    public void contextOverTheLimitIsRefused() {
        String over = contextOf(MOST_BYTES + 1);
        assertThatThrownBy(() -> plain.withClientContext(over))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3583");
    }
}

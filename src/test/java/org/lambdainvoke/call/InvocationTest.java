package org.lambdainvoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
    public void callHasNoTenantOfItself() {
        assertThat(plain.tenantId()).isNull();
    }

    @Test
    public void tenantChangesNothingElseOfACall() {
        assertThat(plain.withTenantId("blue").withTenantId(null)).isEqualTo(plain);
        assertThat(plain.withTenantId("blue").withClientContext(SHADOW).tenantId())
                .isEqualTo("blue");
    }

    @Test
    public void tenantIsOfLambdasAlphabet() {
        assertThat(List.of("t", "aZ09._:/=+@ -z", "a  b", "x".repeat(256))).allMatch(Invocation::isTenantId);
    }

    /** Blanks at the ends are no part of a field: HTTP takes them away, which makes another tenant of it. */
    @Test
    public void whatWouldNotArriveAsItIsIsNoTenant() {
        assertThat(List.of(
                        "",
                        " ",
                        " blue",
                        "blue ",
                        "\tblue",
                        "blue\t",
                        "a\tb",
                        "blue\n",
                        "blue\r\nX-Amz-Log-Type: Tail",
                        "a,b",
                        "a%20b",
                        "caf\u00e9",
                        "\uff42lue",
                        "blue\u00a0",
                        "x".repeat(257)))
                .noneMatch(Invocation::isTenantId);
    }

    @Test
    public void callForWhatIsNoTenantIsRefused() {
        assertThatThrownBy(() -> plain.withTenantId("blue\r\n")).isInstanceOf(IllegalArgumentException.class);
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

package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;

public class BodyPayloadTest {
    private static final RequestLimits LIMITS = Snapshots.LIMITS;

    private static Bytes encode(String contentType, Bytes body) throws InvocationFailure {
        return Inside.encode(PayloadFormat.BODY, Snapshots.post("ignored=%zz", contentType, body), LIMITS);
    }

    @Test
    public void jsonIsPassedOnByteForByte() throws Exception {
        Bytes body = Bytes.utf8("{ \"n\" : 1.10 }");
        assertThat(encode("application/json", body)).isSameAs(body);
    }

    @Test
    public void otherTextIsAJsonString() throws Exception {
        assertThat(encode("text/plain", Bytes.utf8("say \"ü\"\n")).decode(StandardCharsets.UTF_8))
                .isEqualTo("\"say \\\"ü\\\"\\n\"");
    }

    @Test
    public void textIsReadInItsCharset() throws Exception {
        Bytes body = Bytes.of(new byte[] {(byte) 0xFC});
        assertThat(encode("text/plain; charset=iso-8859-1", body).decode(StandardCharsets.UTF_8))
                .isEqualTo("\"ü\"");
    }

    @Test
    public void noBodyIsAnEmptyObject() throws Exception {
        assertThat(encode(null, Bytes.EMPTY).decode(StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    @Test
    public void halfASurrogatePairInUtf32IsRefused() {
        Bytes body = Bytes.of(new byte[] {0, 0, (byte) 0xD8, 0});
        assertThat(catchThrowableOfType(InvocationFailure.class, () -> encode("text/plain; charset=UTF-32BE", body))
                        .reason())
                .isEqualTo(FailureReason.BAD_REQUEST);
    }

    @Test
    public void undecodableTextIsRefused() {
        Bytes body = Bytes.of(new byte[] {(byte) 0xFF});
        assertThat(catchThrowableOfType(InvocationFailure.class, () -> encode("text/plain", body))
                        .reason())
                .isEqualTo(FailureReason.BAD_REQUEST);
    }

    @Test
    public void brokenJsonIsRefused() {
        assertThat(catchThrowableOfType(
                                InvocationFailure.class, () -> encode("application/problem+json", Bytes.utf8("{")))
                        .reason())
                .isEqualTo(FailureReason.BAD_REQUEST);
    }

    @Test
    public void formThatTheContainerHasReadIsRefused() throws Exception {
        RequestSnapshot snapshot = Snapshots.consumedForm(
                null, "application/x-www-form-urlencoded", List.of(new Parameter.Text("a", "1")));
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class, () -> Inside.encode(PayloadFormat.BODY, snapshot, LIMITS));
        assertThat(failure.detail()).contains("map the filter in front");
    }
}

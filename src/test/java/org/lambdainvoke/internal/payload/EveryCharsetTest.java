package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.UrlEncoding;

/** Requests in each charset that the JVM knows: a payload or a clear refusal, in each format. */
@RunWith(Parameterized.class)
public class EveryCharsetTest {
    private static final String TEXT = "a\u00e9\u65e5\u672c\u4e2d\u05d0\u0416";
    private static final byte[] OCTETS = new byte[256];

    static {
        for (int i = 0; i < OCTETS.length; i++) {
            OCTETS[i] = (byte) i;
        }
    }

    @Parameters(name = "{0}")
    public static List<Charset> charsets() {
        return List.copyOf(Charset.availableCharsets().values());
    }

    private final Charset charset;

    public EveryCharsetTest(Charset charset) {
        this.charset = charset;
    }

    /** The payload; empty when the request is refused with a reason of its own. */
    private static Optional<Bytes> payload(PayloadFormat format, RequestSnapshot request) {
        try {
            return Optional.of(Inside.encode(format, request, Snapshots.LIMITS));
        } catch (InvocationFailure e) {
            assertThat(e.reason()).isEqualTo(FailureReason.BAD_REQUEST);
            assertThat(e.detail()).isNotEqualTo("The request can not be made into a payload.");
            return Optional.empty();
        }
    }

    private String type(String name) {
        return name + "; charset=" + charset.name();
    }

    /** {@link #TEXT} with a frame of ASCII, all of it as far as the charset has it, and each byte there is. */
    private List<Bytes> bodies(String before, String after) {
        List<Bytes> bodies = new ArrayList<>();
        if (charset.canEncode()) {
            bodies.add(Bytes.of((before + TEXT + after).getBytes(charset)));
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        raw.writeBytes(OCTETS);
        raw.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        bodies.add(Bytes.of(raw.toByteArray()));
        return bodies;
    }

    private void assertAnsweredInEachFormat(String contentType, List<Bytes> bodies) {
        for (PayloadFormat format : PayloadFormat.values()) {
            for (Bytes body : bodies) {
                payload(format, Snapshots.post("q=1", contentType, body))
                        .ifPresent(payload -> assertThat(payload.isUtf8()).isTrue());
            }
        }
    }

    @Test
    public void formIsReadOrRefused() {
        assertAnsweredInEachFormat(type("application/x-www-form-urlencoded"), bodies("a=", "&b=%41"));
    }

    @Test
    public void jsonIsReadOrRefused() {
        assertAnsweredInEachFormat(type("application/json"), bodies("{\"a\":\"", "\"}"));
    }

    @Test
    public void textIsReadOrRefused() {
        assertAnsweredInEachFormat(type("text/plain"), bodies("", ""));
    }

    @Test
    public void multipartIsReadOrRefused() {
        String head = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n";
        assertAnsweredInEachFormat(type("multipart/form-data; boundary=x"), bodies(head + "\r\n", "\r\n--x--\r\n"));
        assertAnsweredInEachFormat(
                "multipart/form-data; boundary=x",
                bodies(head + "Content-Type: " + type("text/plain") + "\r\n\r\n", "\r\n--x--\r\n"));
    }

    @Test
    public void formThatAFilterInFrontHasReadIsWrittenAnewOrRefused() throws Exception {
        List<Parameter> form =
                List.of(new Parameter.Text("plain", "a b&c=d"), new Parameter.Text("\u65e5", "\u672c1 \u672c+%\u00e9"));
        for (List<Parameter> part : List.of(form, form.subList(0, 1))) {
            RequestSnapshot request = Snapshots.consumedForm(null, type("application/x-www-form-urlencoded"), part);
            for (PayloadFormat format : PayloadFormat.values()) {
                Optional<Bytes> unused = payload(format, request);
            }
            if (payload(PayloadFormat.API_GATEWAY_V1, request).isPresent()) {
                List<Parameter> read = new ArrayList<>();
                UrlEncoding.decodeForm(
                        FormEncoder.encode(part, charset),
                        charset,
                        (name, value) -> read.add(new Parameter.Text(name, value)));
                assertThat(read).isEqualTo(part);
            }
        }
    }

    @Test
    public void formInACharsetThatIsOnlyReadIsRefusedWithASentence() {
        if (charset.canEncode()) {
            return;
        }
        RequestSnapshot request = Snapshots.consumedForm(
                null, type("application/x-www-form-urlencoded"), List.of(new Parameter.Text("a", "b")));
        assertThat(catchThrowableOfType(
                                InvocationFailure.class,
                                () -> Inside.encode(PayloadFormat.REQUEST, request, Snapshots.LIMITS))
                        .detail())
                .contains("charset");
    }
}

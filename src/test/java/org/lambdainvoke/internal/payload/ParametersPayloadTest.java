package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonParser;
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

public class ParametersPayloadTest {
    private static final RequestLimits LIMITS = Snapshots.LIMITS;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=limit";

    private static String encode(String query, String contentType, String body) throws InvocationFailure {
        return encode(Snapshots.post(query, contentType, Bytes.utf8(body)));
    }

    private static String encode(RequestSnapshot snapshot) throws InvocationFailure {
        Bytes payload = Inside.encode(PayloadFormat.PARAMETERS, snapshot, LIMITS);
        String json = new String(payload.toArray(), StandardCharsets.UTF_8);
        assertThat(JsonParser.parseString(json).isJsonNull()).isFalse();
        return json;
    }

    private static FailureReason refused(String query, String contentType, String body) {
        InvocationFailure failure =
                catchThrowableOfType(InvocationFailure.class, () -> encode(query, contentType, body));
        assertThat(failure).isNotNull();
        return failure.reason();
    }

    private static String part(String headers, String content) {
        return "--limit\r\n" + headers + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    public void nameWithoutAValueIsAnEmptyString() throws Exception {
        assertThat(encode("a&b=&c", null, "")).isEqualTo("{\"a\":\"\",\"b\":\"\",\"c\":\"\"}");
    }

    @Test
    public void emptyNameIsKept() throws Exception {
        assertThat(encode("=v", null, "")).isEqualTo("{\"\":\"v\"}");
    }

    @Test
    public void emptyPairsAreNoParameters() throws Exception {
        assertThat(encode("&&a=1&", null, "")).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void plusIsASpaceAndSoIsPercent20() throws Exception {
        assertThat(encode("a=x+y%20z%2B", null, "")).isEqualTo("{\"a\":\"x y z+\"}");
    }

    @Test
    public void namesAreDecodedToo() throws Exception {
        assertThat(encode("a%5B%5D=1&a[]=2", null, "")).isEqualTo("{\"a[]\":[\"1\",\"2\"]}");
    }

    @Test
    public void onlyTheFirstEqualsSignDivides() throws Exception {
        assertThat(encode("a=b=c", null, "")).isEqualTo("{\"a\":\"b=c\"}");
    }

    @Test
    public void controlCharactersAreEscaped() throws Exception {
        assertThat(encode("a=%00%0A%22%5C", null, "")).isEqualTo("{\"a\":\"\\u0000\\n\\\"\\\\\"}");
    }

    @Test
    public void charactersBeyondTheFirstPlaneAreUtf8() throws Exception {
        assertThat(encode("a=%F0%9F%98%80%E2%82%AC", null, "")).isEqualTo("{\"a\":\"😀€\"}");
    }

    @Test
    public void loneSurrogateInUtf8IsRefused() {
        assertThat(refused("a=%ED%A0%80", null, "")).isEqualTo(FailureReason.BAD_REQUEST);
    }

    @Test
    public void loneSurrogateFromTheContainerIsRefused() throws Exception {
        RequestSnapshot snapshot = Snapshots.consumedForm(null, FORM, List.of(new Parameter.Text("a", "\uD800")));
        assertThat(catchThrowableOfType(InvocationFailure.class, () -> encode(snapshot))
                        .reason())
                .isEqualTo(FailureReason.BAD_REQUEST);
    }

    @Test
    public void queryValuesComeBeforeFormValues() throws Exception {
        assertThat(encode("a=q", FORM, "b=1&a=f")).isEqualTo("{\"a\":[\"q\",\"f\"],\"b\":\"1\"}");
    }

    @Test
    public void contentTypeIsComparedWithoutCase() throws Exception {
        assertThat(encode(null, "Application/X-WWW-Form-URLEncoded; Charset=\"UTF-8\"", "a=1"))
                .isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void otherContentTypesAddNothing() throws Exception {
        assertThat(encode("a=1", "text/plain; charset=bogus", "b=2")).isEqualTo("{\"a\":\"1\"}");
        assertThat(encode("a=1", null, "b=2")).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void emptyBodyAddsNothingWhateverItsType() throws Exception {
        assertThat(encode(null, "application/json", "")).isEqualTo("{}");
        assertThat(encode(null, "multipart/form-data", "")).isEqualTo("{}");
        assertThat(encode("a=1", FORM, "")).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void jsonMemberReplacesTheParameterOfItsName() throws Exception {
        assertThat(encode("a=1&a=2&b=3", "application/json", "{\"a\":{\"x\":1.50}}"))
                .isEqualTo("{\"b\":\"3\",\"a\":{\"x\":1.50}}");
    }

    @Test
    public void jsonThatReplacesEveryParameterStandsAlone() throws Exception {
        assertThat(encode("a=1", "application/json", "{\"a\":2}")).isEqualTo("{\"a\":2}");
    }

    @Test
    public void emptyJsonObjectLeavesTheParameters() throws Exception {
        assertThat(encode("a=1", "application/vnd.order+json", " { } ")).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void jsonWithoutParametersIsThePayloadByteForByte() throws Exception {
        for (String json : List.of("[1, 2.0]", "\"text\"", "17", " {\"a\" : 1} ", "null")) {
            Bytes body = Bytes.utf8(json);
            assertThat(Inside.encode(PayloadFormat.PARAMETERS, Snapshots.post(null, "application/json", body), LIMITS))
                    .isSameAs(body);
        }
    }

    @Test
    public void fileWithoutATypeHasNull() throws Exception {
        String body = part("Content-Disposition: form-data; name=\"f\"; filename=\"\"", "") + "--limit--\r\n";
        assertThat(encode(null, MULTIPART, body))
                .isEqualTo("{\"f\":{\"filename\":\"\",\"contentType\":null,\"base64\":\"\"}}");
    }

    @Test
    public void namesOfPartsAreTakenAsTheyAre() throws Exception {
        String body = part("Content-Disposition: form-data; name=\"=?UTF-8?B?YQ==?=\"", "1")
                + part("Content-Disposition: form-data; name=\"a\\\"b;c\\d\"", "2")
                + "--limit--";
        assertThat(encode(null, MULTIPART, body)).isEqualTo("{\"=?UTF-8?B?YQ==?=\":\"1\",\"a\\\"b;c\\\\d\":\"2\"}");
    }

    @Test
    public void extendedFilenameIsDecoded() throws Exception {
        String body =
                part("Content-Disposition: form-data; name=f; filename*=UTF-8''%e2%82%ac+1.txt", "") + "--limit--";
        assertThat(encode(null, MULTIPART, body)).contains("\"filename\":\"€+1.txt\"");
    }

    @Test
    public void filenameMayBeAsLongAsFileSystemsAllow() throws Exception {
        String filename = "語".repeat(255);
        String body = part("Content-Disposition: form-data; name=f; filename=\"" + filename + "\"", "") + "--limit--";
        assertThat(encode(null, MULTIPART, body)).contains(filename);
    }

    @Test
    public void headersOfAPartHaveABound() {
        String body = part("Content-Disposition: form-data; name=\"" + "\\\\".repeat(5000) + "\"", "") + "--limit--";
        assertThat(refused(null, MULTIPART, body)).isEqualTo(FailureReason.PAYLOAD_TOO_LARGE);
    }

    @Test
    public void longestHeaderOfAPartIsReadWithoutRecursion() throws Exception {
        String body = part("Content-Disposition: form-data; name=\"" + "\\\\".repeat(4000) + "\"", "") + "--limit--";
        assertThat(encode(null, MULTIPART, body)).hasSize("{\"\":\"\"}".length() + 8000);
    }

    @Test
    public void partWithAnEmptyNameIsKept() throws Exception {
        String body = part("Content-Disposition: form-data; name=\"\"", "1") + "--limit--";
        assertThat(encode(null, MULTIPART, body)).isEqualTo("{\"\":\"1\"}");
    }

    @Test
    public void partsOfOneNameAreAnArray() throws Exception {
        String body = part("content-disposition: form-data; name=a", "1")
                + part("Content-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=UTF-8", "ü")
                + "--limit--";
        assertThat(encode(null, MULTIPART, body)).isEqualTo("{\"a\":[\"1\",\"ü\"]}");
    }

    @Test
    public void multipartFormWithoutAPartIsEmpty() throws Exception {
        assertThat(encode(null, MULTIPART, "--limit--\r\n")).isEqualTo("{}");
    }

    @Test
    public void malformedMultipartIsRefused() {
        String good = part("Content-Disposition: form-data; name=\"a\"", "1");
        for (String headers : List.of(
                "Content-Disposition: form-data; name=a; name=b",
                "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
                "Content-Disposition: form-data; name=a;\r\n filename=\"c:d\"",
                "Content-Disposition: form-data; name=\"abc",
                "Content-Disposition: form-datax; name=abc",
                "Content-Disposition: form-data; name=a; filename*=UTF-8''%E2%82zz",
                "Content-Disposition: form-data; name=a; filename*=UTF-8''%FF",
                "Content-Disposition: form-data; name=a; filename*=latin1''x")) {
            assertThat(refused(null, MULTIPART, part(headers, "1") + "--limit--"))
                    .as(headers)
                    .isEqualTo(FailureReason.BAD_REQUEST);
        }
        for (String body : List.of(
                "nothing of a boundary",
                good,
                good + "--limi",
                part("Content-Disposition: form-data", "1") + "--limit--",
                part("Content-Type: text/plain", "1") + "--limit--",
                part("Content-Disposition: attachment; name=\"a\"", "1") + "--limit--",
                part("Content-Disposition: form-data; name=\"a\"\r\nno colon", "1") + "--limit--",
                part("Content-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=no", "1")
                        + "--limit--",
                "--limit\r\nContent-Disposition: form-data; name=\"a\"")) {
            assertThat(refused(null, MULTIPART, body)).as(body).isEqualTo(FailureReason.BAD_REQUEST);
        }
        assertThat(refused(null, "multipart/form-data", good + "--limit--")).isEqualTo(FailureReason.BAD_REQUEST);
        String longBoundary = "multipart/form-data; boundary=" + "b".repeat(5000);
        assertThat(refused(null, longBoundary, good + "--limit--")).isEqualTo(FailureReason.BAD_REQUEST);
    }
}

package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

public class JsonTextTest {
    private static JsonText check(String json) throws InvocationFailure {
        return JsonText.check(Bytes.utf8(json), StandardCharsets.UTF_8);
    }

    private static void assertMalformed(Bytes json, Charset charset) {
        InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> JsonText.check(json, charset));
        assertThat(failure).as("%s", json.buffer()).isNotNull();
        assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
    }

    @Test
    public void whatRfc8259ForbidsIsMalformed() {
        for (String json : new String[] {
            "{",
            "}",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "{'a':1}",
            "{\"a\" 1}",
            "[1 2]",
            "nul",
            "TRUE",
            "NaN",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "\"\\x\"",
            "\"\\'\"",
            "\"tab\there\"",
            "\"line\nend\"",
            "\"open",
            "[1]]",
            "1 2",
            "// c\n1",
            "# c\n1",
            "/* c */ 1",
            "[1;2]",
            "{\"a\"=1}",
            " ",
            "\u00A01",
            ")]}'\n1"
        }) {
            assertMalformed(Bytes.utf8(json), StandardCharsets.UTF_8);
        }
    }

    @Test
    public void everyValueOfRfc8259IsAccepted() throws Exception {
        for (String json : new String[] {
            "{}",
            "[]",
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1.5e+10",
            "\"\"",
            "\" \\u0000 \\ud83d\\ude00 \\/ \u2028 \uD83D\uDE00\"",
            " \t\r\n[ { \"a\" : [ ] } ] ",
            "123456789012345678901234567890.000000000000000000001"
        }) {
            assertThat(check(json).bytes().decode(StandardCharsets.UTF_8)).isEqualTo(json);
        }
    }

    @Test
    public void sameMemberTwiceIsMalformedAtAnyDepth() {
        assertMalformed(Bytes.utf8("{\"a\":1,\"b\":2,\"a\":3}"), StandardCharsets.UTF_8);
        assertMalformed(Bytes.utf8("[{\"x\":{\"a\":1,\"\\u0061\":3}}]"), StandardCharsets.UTF_8);
    }

    @Test
    public void nestingOf255IsTheDeepest() throws Exception {
        assertThat(check("[".repeat(255) + "]".repeat(255)).isObject()).isFalse();
        assertMalformed(Bytes.utf8("[".repeat(256) + "]".repeat(256)), StandardCharsets.UTF_8);
    }

    /** RFC 8259, section 8.2, leaves it to the reader. */
    @Test
    public void halfASurrogatePairIsMalformed() {
        assertMalformed(Bytes.utf8("\"\\ud800\""), StandardCharsets.UTF_8);
    }

    @Test
    public void halfASurrogatePairInUtf32IsMalformed() {
        Charset utf32 = Charset.forName("UTF-32BE");
        byte[] json = {0, 0, 0, '"', 0, 0, (byte) 0xD8, 0, 0, 0, 0, '"'};
        assertMalformed(Bytes.of(json), utf32);
    }

    @Test
    public void byteOrderMarkIsMalformed() {
        assertMalformed(Bytes.utf8("\uFEFF{}"), StandardCharsets.UTF_8);
    }

    @Test
    public void bytesThatAreNoUtf8AreMalformed() {
        assertMalformed(Bytes.of(new byte[] {'"', (byte) 0xFF, '"'}), StandardCharsets.UTF_8);
        assertMalformed(Bytes.of(new byte[] {'"', (byte) 0xC3}), StandardCharsets.UTF_8);
    }

    @Test
    public void anotherCharsetIsTranscoded() throws Exception {
        Bytes latin1 = Bytes.of("{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(JsonText.check(latin1, StandardCharsets.ISO_8859_1).bytes().decode(StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"ü\"}");
    }

    @Test
    public void innerTextIsWhatStandsBetweenTheBraces() throws Exception {
        JsonText json = check(" { \"a\" : {} } ");
        assertThat(json.isEmpty()).isFalse();
        assertThat(json.inner().decode(StandardCharsets.UTF_8)).isEqualTo(" \"a\" : {} ");
        assertThat(check(" { } ").isEmpty()).isTrue();
    }

    @Test
    public void ownMembersAreFoundAndThoseOfInnerObjectsAreNot() throws Exception {
        Bytes json = Bytes.utf8("{\"a\":{\"b\":1},\"\\u0063\":[{\"d\":1}]}");
        assertThat(JsonText.check(json, StandardCharsets.UTF_8, Set.of("a", "b", "c", "d", "e"))
                        .found())
                .containsOnly(Map.entry("a", 0), Map.entry("c", 1));
    }

    /** Objects of {@code size} members in all: in one, in one each, or one inside the other. */
    private static List<String> objectsOf(int size) {
        StringJoiner one = new StringJoiner(",", "{", "}");
        StringJoiner each = new StringJoiner(",", "[", "]");
        StringJoiner list = new StringJoiner(",", "{\"list\":[", "]}");
        for (int i = 0; i < size; i++) {
            one.add("\"" + i + "\":0");
            each.add("{\"a\":0}");
            if (i > 0) {
                list.add("{\"" + i + "\":[1,2]}");
            }
        }
        return List.of(one.toString(), each.toString(), list.toString());
    }

    @Test
    public void membersOfAllObjectsTogetherAreBounded() throws Exception {
        for (String json : objectsOf(100_000)) {
            assertThat(check(json).bytes().size()).isEqualTo(json.length());
        }
        for (String json : objectsOf(100_001)) {
            InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> check(json));
            assertThat(failure.reason()).isEqualTo(FailureReason.PAYLOAD_TOO_LARGE);
            assertThat(failure.detail()).isEqualTo("The JSON body has more than 100000 members.");
        }
    }

    @Test
    public void elementsOfArraysAreNotBounded() throws Exception {
        String json = "[" + "0,".repeat(1_000_000) + "0]";
        assertThat(check(json).bytes().size()).isEqualTo(json.length());
    }

    @Test
    public void lastOfManyMembersIsFoundTwice() {
        String many = objectsOf(99_999).get(0);
        assertMalformed(Bytes.utf8(many.substring(0, many.length() - 1) + ",\"\\u0030\":1}"), StandardCharsets.UTF_8);
    }
}

package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lambdainvoke.internal.shadow.Answers.compare;
import static org.lambdainvoke.internal.shadow.Answers.fields;
import static org.lambdainvoke.internal.shadow.Answers.gzip;
import static org.lambdainvoke.internal.shadow.Answers.json;
import static org.lambdainvoke.internal.shadow.Answers.paths;
import static org.lambdainvoke.internal.shadow.Answers.text;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;

public class BodyComparisonTest {
    private static ShadowAnswer coded(String coding, Bytes body) {
        return ShadowAnswer.of(200, fields("Content-Type", "application/json", "Content-Encoding", coding), body);
    }

    private static ShadowAnswer binary(int... bytes) {
        byte[] body = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            body[i] = (byte) bytes[i];
        }
        return ShadowAnswer.of(200, fields("Content-Type", "text/plain"), Bytes.of(body));
    }

    @Test
    public void gzipOfOneSideIsTakenOff() {
        Bytes body = Bytes.utf8("[1, 2]");
        for (String coding : new String[] {"gzip", "x-gzip", " GZIP "}) {
            assertThat(compare(json("[1,2]"), coded(coding, gzip(body))).isEqual())
                    .as(coding)
                    .isTrue();
        }
    }

    @Test
    public void differencesAreFoundBelowGzip() {
        assertThat(paths(compare(coded("gzip", gzip(Bytes.utf8("{\"a\":1}"))), json("{\"a\":2}"))))
                .containsExactly("body/a");
    }

    @Test
    public void identityIsNoCoding() {
        assertThat(compare(coded("identity", Bytes.utf8("1")), json("1")).isEqual())
                .isTrue();
    }

    @Test
    public void otherCodingsAreComparedAsTheyAre() {
        assertThat(paths(compare(coded("br", Bytes.utf8("[1]")), json("[1.0]"))))
                .containsExactly("header:content-encoding", "body");
    }

    @Test
    public void bodyThatSwellsBeyondTheBoundIsTooLarge() {
        ShadowAnswer bomb = coded("gzip", gzip(Bytes.of(new byte[50_000_000])));
        assertThat(compare(bomb, json("1")).skipped()).isEqualTo(SkipReason.TOO_LARGE);
    }

    @Test
    public void bodyOfTheBoundIsComparedThoughItsGzipIsLarger() {
        byte[] noise = new byte[Answers.MAX_BODY];
        new Random(7).nextBytes(noise);
        ShadowAnswer coded = coded("gzip", gzip(Bytes.of(noise)));
        assertThat(compare(coded, coded).isEqual()).isTrue();
    }

    @Test
    public void gzipThatIsNoneDiffersFromWhatIsSound() {
        Bytes body = Bytes.utf8("[1]");
        Bytes cut = gzip(body).slice(0, 15);
        for (Bytes broken : new Bytes[] {body, cut}) {
            assertThat(compare(coded("gzip", broken), json("[1]")).differences())
                    .containsExactly(new Difference("body", broken.size() + " bytes that are no gzip", "3 bytes"));
        }
    }

    @Test
    public void gzipThatIsNoneIsComparedWithItsLike() {
        assertThat(compare(coded("gzip", Bytes.utf8("a")), coded("gzip", Bytes.utf8("a")))
                        .isEqual())
                .isTrue();
        assertThat(paths(compare(coded("gzip", Bytes.utf8("[1]")), coded("gzip", Bytes.utf8("[2]")))))
                .containsExactly("body");
    }

    @Test
    public void emptyBodyNeedsNoGzip() {
        assertThat(compare(coded("gzip", Bytes.EMPTY), json("")).isEqual()).isTrue();
    }

    @Test
    public void jsonIsComparedAsBytesWhenOneSideIsSomethingElse() {
        ShadowAnswer text = ShadowAnswer.of(200, fields("Content-Type", "text/plain"), Bytes.utf8("[1.0]"));
        assertThat(paths(compare(json("[1]"), text))).containsExactly("header:content-type", "body");
    }

    @Test
    public void jsonIsDecodedByItsCharset() {
        ShadowAnswer latin = ShadowAnswer.of(
                200,
                fields("Content-Type", "application/json;charset=latin1"),
                Bytes.of("\"\u00fc\"".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(paths(compare(json("\"\u00fc\""), latin))).containsExactly("header:content-type");
    }

    @Test
    public void whatIsNoJsonIsComparedAsBytes() {
        String deep = "[".repeat(256) + "]".repeat(256);
        String[] others = {
            "", "{", "[1] 2", "{\"a\":1,\"a\":1}", "\"\\ud800\"", "\uFEFF[1]", "NaN", "1".repeat(1024), deep
        };
        for (String other : others) {
            assertThat(paths(compare(json("[1]"), json(other)))).as(other).containsExactly("body");
        }
    }

    @Test
    public void bytesThatAreNoUtf8AreNoJson() {
        Bytes body = Bytes.of(new byte[] {'"', (byte) 0xC3, '"'});
        assertThat(compare(json("\"a\""), json(body)).differences())
                .containsExactly(new Difference("body", "3 bytes, from 1", "3 bytes, from 1"));
    }

    @Test
    public void sameBytesThatAreNoJsonAreEqual() {
        for (String same : new String[] {"", "{", "{\"a\":1,\"a\":2}"}) {
            assertThat(compare(json(same), json(same)).isEqual()).as(same).isTrue();
        }
    }

    @Test
    public void markOfTheByteOrderOnBothSidesIsSkipped() {
        assertThat(compare(json("\uFEFF[1]"), json("\uFEFF[1.0]")).isEqual()).isTrue();
    }

    @Test
    public void textIsShownAroundItsFirstDifference() {
        String before = "a".repeat(1000);
        assertThat(compare(text(before + "b"), text(before + "\nc" + "d".repeat(500)))
                        .differences())
                .containsExactly(new Difference(
                        "body",
                        "1001 bytes, from 1000: " + "a".repeat(30) + "b",
                        "1502 bytes, from 1000: " + "a".repeat(30) + "\\u000ac" + "d".repeat(68)));
    }

    @Test
    public void textIsShownInWholeCharacters() {
        String before = "\u00fc".repeat(16);
        assertThat(compare(text(before + "\u00e4"), text(before + "\u00f6")).differences())
                .containsExactly(new Difference(
                        "body",
                        "34 bytes, from 33: " + before.substring(1) + "\u00e4",
                        "34 bytes, from 33: " + before.substring(1) + "\u00f6"));
    }

    @Test
    public void ofBinaryBodiesOnlyTheSizesAreShown() {
        assertThat(compare(binary(1, 0xFF, 3), binary(1, 2)).differences())
                .containsExactly(new Difference("body", "3 bytes, from 1", "2 bytes, from 1"));
    }
}

package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.util.SdkHttpUtils;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

/** AWS signs paths as its SDK encodes them. */
public class PathEncodingTest {
    /** Each octet of ASCII, characters of two to four octets, and halves of characters beside what may follow them. */
    private static Stream<String> texts() {
        Stream<String> characters = IntStream.concat(
                        IntStream.range(0, 0x100), IntStream.of(0x7FF, 0x800, 0x4F60, 0xFFFD, 0xFFFF, 0x10000, 0x1F600))
                .mapToObj(Character::toString);
        Stream<String> halves = Stream.of(
                "\ud83d", "\ude00", "\ud83d\ud83d", "\ude00\ud83d", "a\ud83d", "\ud83da", "\ud83d/", "\ude00\u00e9");
        Stream<String> names = Stream.of(
                "",
                "greet",
                "arn:aws:lambda:eu-west-1:123456789012:function:greet",
                "/a b/%2F/+*~",
                "\u00e9\u4f60\ud83d\ude00");
        return Stream.of(characters, halves, names).flatMap(each -> each);
    }

    @Test
    public void segmentIsEncodedAsTheSdkDoes() {
        assertThat(texts())
                .allSatisfy(
                        text -> assertThat(PathEncoding.segment(text)).isEqualTo(SdkHttpUtils.urlEncode(text, false)));
    }

    @Test
    public void pathIsEncodedAsTheSdkDoes() {
        assertThat(texts())
                .allSatisfy(text -> assertThat(PathEncoding.path(text)).isEqualTo(SdkHttpUtils.urlEncode(text, true)));
    }
}

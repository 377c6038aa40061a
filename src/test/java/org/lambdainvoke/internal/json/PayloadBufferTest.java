package org.lambdainvoke.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;

public class PayloadBufferTest {
    private static byte[] encoded(String text, int expectedSize) throws IOException {
        PayloadBuffer buffer = new PayloadBuffer(expectedSize);
        buffer.write(text, 0, text.length());
        return buffer.toBytes().toArray();
    }

    @Test
    public void everyCharacterIsTheUtf8OfTheJvm() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                all.appendCodePoint(codePoint);
            }
        }
        String text = all.toString();
        assertThat(encoded(text, 0)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void onlyTheGivenPieceIsWritten() throws Exception {
        PayloadBuffer buffer = new PayloadBuffer(0);
        buffer.write("abcdef", 2, 3);
        buffer.write("xyz".toCharArray(), 1, 1);
        buffer.write('!');
        assertThat(buffer.toBytes().decode(StandardCharsets.UTF_8)).isEqualTo("cdey!");
    }

    @Test
    public void rawBytesGrowTheBufferToo() throws Exception {
        PayloadBuffer buffer = new PayloadBuffer(0);
        buffer.write("a", 0, 1);
        buffer.write(Bytes.utf8("ü".repeat(1000)));
        buffer.write("z", 0, 1);
        assertThat(buffer.toBytes().decode(StandardCharsets.UTF_8)).isEqualTo("a" + "ü".repeat(1000) + "z");
    }

    @Test
    public void halfASurrogatePairIsRefused() {
        for (String half : new String[] {"\uD800", "\uDC00", "\uD800x", "\uDC00\uD800"}) {
            assertThatThrownBy(() -> encoded(half, 0)).isInstanceOf(MalformedInputException.class);
        }
    }
}

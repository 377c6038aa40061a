package org.lambdainvoke.internal.json;

import java.nio.charset.StandardCharsets;
import org.lambdainvoke.call.Bytes;

/**
 * Halves of surrogate pairs in the JSON of a function: text that was cut in the middle of a character leaves them, and
 * {@code JSON.stringify} writes them as escapes. They have no UTF-8, so that U+FFFD stands in their place.
 */
public final class LoneSurrogates {
    private static final int ESCAPE_LENGTH = 6;
    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);
    private static final int NONE = -1;

    private LoneSurrogates() {}

    /** {@code json} with all of them replaced; itself when there are none. */
    public static Bytes replaced(Bytes json) {
        byte[] replaced = null;
        int index = 0;
        while (index < json.size()) {
            char unit = (char) unitAt(json, index);
            if (json.at(index) != '\\') {
                index++;
            } else if (!Character.isSurrogate(unit)) {
                // Also over the second of two backslashes, which begins no escape.
                index += 2;
            } else if (Character.isSurrogatePair(unit, (char) unitAt(json, index + ESCAPE_LENGTH))) {
                index += 2 * ESCAPE_LENGTH;
            } else {
                replaced = replaced == null ? json.toArray() : replaced;
                System.arraycopy(REPLACEMENT, 0, replaced, index, ESCAPE_LENGTH);
                index += ESCAPE_LENGTH;
            }
        }
        return replaced == null ? json : Bytes.of(replaced);
    }

    /** The code unit that an escape at {@code index} stands for, or {@link #NONE}, which is no surrogate either. */
    private static int unitAt(Bytes json, int index) {
        if (json.size() - index < ESCAPE_LENGTH || json.at(index) != '\\' || json.at(index + 1) != 'u') {
            return NONE;
        }
        int unit = 0;
        for (int i = index + 2; i < index + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(json.at(i), 16);
            if (digit < 0) {
                return NONE;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}

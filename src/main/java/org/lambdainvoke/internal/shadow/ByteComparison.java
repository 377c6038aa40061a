package org.lambdainvoke.internal.shadow;

import java.nio.charset.StandardCharsets;
import org.lambdainvoke.call.Bytes;

/** Compares two bodies byte by byte. */
final class ByteComparison {
    /** How many bytes are shown before the first that differs, and from there on. */
    private static final int BEFORE = 30;

    private static final int BEHIND = 70;

    private ByteComparison() {}

    static void compare(Bytes application, Bytes function, Differences differences) {
        int offset = application.buffer().mismatch(function.buffer());
        if (offset >= 0) {
            boolean isText = application.isUtf8() && function.isUtf8();
            differences.addDescribed(
                    Difference.BODY, description(application, offset, isText), description(function, offset, isText));
        }
    }

    private static String description(Bytes body, int offset, boolean isText) {
        String size = body.size() + " bytes, from " + offset;
        return isText ? Excerpt.of(size + ": " + window(body, offset)) : size;
    }

    /** Whole characters only: what doesn't begin at either end is left out. */
    private static String window(Bytes body, int offset) {
        int start = wholeCharacter(body, Math.max(0, offset - BEFORE));
        int end = wholeCharacter(body, Math.min(body.size(), offset + BEHIND));
        byte[] shown = body.slice(start, end).toArray();
        return new String(shown, StandardCharsets.UTF_8);
    }

    /** The beginning of the character that {@code index} is in. */
    private static int wholeCharacter(Bytes body, int index) {
        int start = index;
        while (start > 0 && start < body.size() && (body.at(start) & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }
}

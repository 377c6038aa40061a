package org.lambdainvoke.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.lambdainvoke.call.Bytes;

/** What must not stand in a JSON string as it is (RFC 8259, section 7), byte by byte of its UTF-8 form. */
public final class JsonEscapes {
    private static final byte[][] CONTROLS = new byte[0x20][];
    private static final byte[] QUOTE = {'\\', '"'};
    private static final byte[] BACKSLASH = {'\\', '\\'};

    static {
        for (int c = 0; c < CONTROLS.length; c++) {
            CONTROLS[c] = String.format(Locale.ROOT, "\\u%04x", c).getBytes(StandardCharsets.US_ASCII);
        }
        CONTROLS['\t'] = new byte[] {'\\', 't'};
        CONTROLS['\n'] = new byte[] {'\\', 'n'};
        CONTROLS['\r'] = new byte[] {'\\', 'r'};
    }

    private JsonEscapes() {}

    static boolean isNeeded(byte b) {
        return (b >= 0 && b < 0x20) || b == '"' || b == '\\';
    }

    /** The escape for a byte that {@linkplain #isNeeded needs one}; not to be changed. */
    static byte[] of(byte b) {
        return b == '"' ? QUOTE : b == '\\' ? BACKSLASH : CONTROLS[b];
    }

    /** How long {@code text} is with its escapes. */
    public static int escapedSize(Bytes text) {
        int size = text.size();
        for (int i = 0; i < text.size(); i++) {
            byte b = text.at(i);
            if (isNeeded(b)) {
                size += of(b).length - 1;
            }
        }
        return size;
    }
}

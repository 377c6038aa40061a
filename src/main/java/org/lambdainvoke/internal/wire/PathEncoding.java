package org.lambdainvoke.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as AWS signs it (IAM user guide, "Create a signed AWS API request"). */
final class PathEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathEncoding() {}

    /** Everything but letters, digits and {@code -_.~}, also a slash. */
    static String segment(String text) {
        return encode(text, false);
    }

    /** The same, but for the slashes between segments. */
    static String path(String text) {
        return encode(text, true);
    }

    private static String encode(String text, boolean isPath) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (isUnreserved(character) || (isPath && character == '/')) {
                encoded.append(character);
            } else {
                encoded.append('%');
                HEX.toHexDigits(encoded, octet);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "-_.~".indexOf(character) >= 0;
    }
}

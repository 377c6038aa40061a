package org.lambdainvoke.internal.request;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The escapes of a path (RFC 3986, sections 2.1 and 3.3), for those who read the same text as a URL afterwards. */
final class PathEscapes {
    private static final String SIGNS = "-._~!$&'()*+,=:@";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathEscapes() {}

    /** Whether {@code c} may stand in a segment as it is. A semicolon may, but means something to some. */
    static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
    }

    /** {@code path} with an escape for each character that can't stand in a path; the escapes that it has stay. */
    static String complete(String path) {
        int i = 0;
        while (i < path.length() && isLiteral(path.charAt(i))) {
            i++;
        }
        if (i == path.length()) {
            return path;
        }
        StringBuilder complete = new StringBuilder(path.length() + 16).append(path, 0, i);
        while (i < path.length()) {
            int codePoint = path.codePointAt(i);
            if (codePoint < 0x80 && isLiteral((char) codePoint)) {
                complete.append((char) codePoint);
            } else {
                escape(codePoint, complete);
            }
            i += Character.charCount(codePoint);
        }
        return complete.toString();
    }

    private static boolean isLiteral(char c) {
        return c == '/' || c == '%' || isNameCharacter(c);
    }

    private static void escape(int codePoint, StringBuilder target) {
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            target.append('%');
            HEX.toHexDigits(target, octet);
        }
    }

    /**
     * Decodes those escapes of {@code path} whose character may stand in a path as it is, or is one beyond ASCII that
     * is neither a blank nor a control character. Others stay: a {@code %}, {@code ?}, {@code #}, slash, backslash,
     * semicolon or control character would be read for what it means, and not for what it was in the name.
     *
     * @param path complete, with escapes of UTF-8 only
     */
    static String decodeNames(String path) {
        int start = path.indexOf('%');
        if (start < 0) {
            return path;
        }
        StringBuilder decoded = new StringBuilder(path.length()).append(path, 0, start);
        int i = start;
        while (i < path.length()) {
            if (path.charAt(i) != '%') {
                decoded.append(path.charAt(i));
                i++;
                continue;
            }
            int end = endOfCharacter(path, i);
            int codePoint = decode(path, i, end);
            if (isName(codePoint)) {
                decoded.appendCodePoint(codePoint);
            } else {
                decoded.append(path, i, end);
            }
            i = end;
        }
        return decoded.toString();
    }

    private static boolean isName(int codePoint) {
        return codePoint < 0x80
                ? isNameCharacter((char) codePoint)
                : !Character.isISOControl(codePoint) && !Character.isSpaceChar(codePoint);
    }

    /** Where the escapes of the character end whose first octet is escaped at {@code start} (RFC 3629, section 3). */
    private static int endOfCharacter(String path, int start) {
        int first = octet(path, start);
        int octets = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return start + 3 * octets;
    }

    private static int decode(String path, int start, int end) {
        byte[] octets = new byte[(end - start) / 3];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) octet(path, start + 3 * i);
        }
        return new String(octets, StandardCharsets.UTF_8).codePointAt(0);
    }

    private static int octet(String path, int percent) {
        return HexFormat.fromHexDigits(path, percent + 1, percent + 3);
    }
}

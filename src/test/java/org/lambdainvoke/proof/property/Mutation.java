package org.lambdainvoke.proof.property;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Small damage to bytes that were well-formed, so that what comes out gets past the first check of a parser. */
public final class Mutation {
    /** What parsers of HTTP, forms, JSON and multipart stumble over, in Latin-1. */
    private static final List<String> STUMBLING_BLOCKS = List.of(
            "%",
            "%4",
            "%zz",
            "%00",
            "%FF",
            "%C3%28",
            "%u0041",
            "+",
            "&",
            "=",
            ";",
            ",",
            ":",
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "\t",
            "\u007F",
            "\"",
            "'",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "{",
            "}",
            "[",
            "]",
            "{\"a\":",
            "[[[[[[[[",
            "-",
            "-0",
            "1e999999999",
            "0.1E-2147483648",
            "99999999999999999999",
            "null",
            "--",
            "--limit",
            "--limit--",
            "\r\n--limit\r\n",
            "charset=",
            "charset=x-COMPOUND_TEXT",
            "filename*=UTF-8''%",
            "name=",
            "\u00EF\u00BB\u00BF",
            "\u00ED\u00A0\u0080",
            "\u00E2\u0080\u00A8",
            "\u00F4\u0090\u0080\u0080",
            "\u00C0\u0080",
            "\u00EF\u00BF\u00BD",
            "../",
            "%2e%2e",
            "//",
            ";jsessionid=",
            "://",
            "?",
            "#",
            "*");

    private Mutation() {}

    /** {@code wellFormed}, damaged at one place or at a few. */
    public static byte[] of(byte[] wellFormed, Chance chance) {
        byte[] bytes = wellFormed;
        for (int i = chance.below(3); i >= 0; i--) {
            bytes = once(bytes, chance);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Chance chance) {
        int start = chance.below(bytes.length + 1);
        int end = start + chance.below(Math.min(64, bytes.length - start) + 1);
        return switch (chance.below(7)) {
            case 0 -> Arrays.copyOf(bytes, start);
            case 1 -> joined(bytes, start, new byte[0], end);
            case 2 -> joined(bytes, end, Arrays.copyOfRange(bytes, start, end), end);
            case 3 -> joined(bytes, start, chance.bytes(8), start);
            case 4 -> joined(bytes, start, new byte[] {(byte) chance.below(256)}, Math.min(start + 1, bytes.length));
            default -> joined(bytes, start, latin1(chance.pick(STUMBLING_BLOCKS)), chance.oneIn(2) ? start : end);
        };
    }

    /** All up to {@code end}, then {@code middle}, then all from {@code restart}. */
    private static byte[] joined(byte[] bytes, int end, byte[] middle, int restart) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, 0, end);
        joined.writeBytes(middle);
        joined.write(bytes, restart, bytes.length - restart);
        return joined.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

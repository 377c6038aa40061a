package org.lambdainvoke.proof.property;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lambdainvoke.call.Bytes;

/**
 * A body and what it says it is.
 *
 * @param type in Latin-1
 */
record HostileBody(String type, Bytes content) {
    private static final List<String> JSONS = List.of(
            "{\"id\":17,\"tags\":[\"a\",\"b\"],\"price\":1.50,\"city\":\"K\u00F6ln\",\"none\":null}",
            "{\"a\":1,\"a\":2}",
            "[1,2,{\"a\":[]}]",
            "\"\\ud83d\\ude00 \\u0000\"",
            "\"\\ud800\"",
            "9".repeat(2000) + "." + "9".repeat(2000) + "e99999",
            "[".repeat(255) + "]".repeat(255),
            "{\"a\":".repeat(300) + "1" + "}".repeat(300),
            "[".repeat(100_000),
            "{\"\":{},\" \":[]}",
            "NaN",
            "\0",
            "\uFEFF{}",
            " ");
    private static final List<String> FORMS = List.of(
            "a=1&b=two+words&a=%C3%BC",
            "a=%F0%9F%98%80&b",
            "a=1&b=%",
            "a=%FF",
            "%zz",
            "a=\u00FC",
            "=&&=",
            "a=1&".repeat(1001),
            "a=" + "%41".repeat(5000));
    private static final String DISPOSITION = "--limit\r\nContent-Disposition: form-data; name=";
    private static final List<String> MULTIPARTS = List.of(
            DISPOSITION + "\"a\"\r\n\r\n1\r\n" + DISPOSITION
                    + "\"f\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\nline\r\n\r\n--limit--\r\n",
            DISPOSITION + "f; filename*=UTF-8''%e2%82%ac.bin\r\n\r\n\0\1\2\r\n--limit--",
            DISPOSITION + "a\r\n\r\n1\r\n--limit--\r\n--limit\r\n",
            DISPOSITION + "a\r\n\r\nnever closed",
            DISPOSITION + "\"a\r\n\r\n1\r\n--limit--",
            DISPOSITION + "a\r\nX: " + "x".repeat(9000) + "\r\n\r\n1\r\n--limit--",
            DISPOSITION + "a; name=b\r\n\r\n1\r\n--limit--",
            "--limit\r\n\r\n1\r\n--limit--",
            "--limit\r\nContent-Disposition: attachment\r\n\r\n1\r\n--limit--",
            (DISPOSITION + "a\r\n\r\n1\r\n").repeat(101) + "--limit--",
            "--limit--",
            "");
    private static final List<String> CHARSETS = List.of(
            "utf-8",
            "iso-8859-1",
            "utf-16",
            "utf-16le",
            "utf-32",
            "utf-7",
            "bogus",
            "\"utf-8\"",
            "\"",
            "",
            "x-JISAutoDetect",
            "ISO-2022-JP",
            "ISO-2022-CN",
            "IBM037",
            "Shift_JIS",
            "x-COMPOUND_TEXT",
            "CESU-8",
            "utf-8;charset=utf-8",
            "\u00FC");
    private static final List<String> ODD_PARAMETERS = List.of(
            ";",
            ";;",
            "; x",
            "; x=",
            "; =x",
            "; a=\"b\\\"",
            "; a=\"b",
            ", text/plain",
            "; boundary=limit",
            "; boundary=",
            "; boundary=\"limit\"",
            "; boundary=" + "x".repeat(5000),
            "; a=\u00FC",
            " ",
            "\t;\ta=1");
    private static final List<String> ODD_TYPES =
            List.of("", "json", "text", "/", "a/b/c", "text/\u00FC", "*/*", "text /plain");

    static HostileBody of(Chance chance) {
        return switch (chance.below(6)) {
            case 0 -> of("application/x-www-form-urlencoded", FORMS, chance);
            case 1, 2 -> of(chance.pick(List.of("application/json", "application/problem+json")), JSONS, chance);
            case 3 -> of("multipart/form-data; boundary=limit", MULTIPARTS, chance);
            case 4 -> of("text/plain", JSONS, chance);
            default -> new HostileBody(type("application/octet-stream", chance), Bytes.of(chance.bytes(2000)));
        };
    }

    private static HostileBody of(String type, List<String> texts, Chance chance) {
        Charset charset = chance.oneIn(8)
                ? chance.pick(List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, Charset.forName("UTF-32")))
                : StandardCharsets.UTF_8;
        // The first is an ordinary one.
        String text = chance.oneIn(2) ? texts.get(0) : chance.pick(texts);
        byte[] bytes = text.getBytes(charset);
        return new HostileBody(type(type, chance), Bytes.of(chance.oneIn(2) ? bytes : Mutation.of(bytes, chance)));
    }

    private static String type(String type, Chance chance) {
        return switch (chance.below(12)) {
            case 0 -> type + "; charset=" + chance.pick(CHARSETS);
            case 1 -> type + chance.pick(ODD_PARAMETERS);
            case 2 -> chance.pick(ODD_TYPES);
            default -> type;
        };
    }
}

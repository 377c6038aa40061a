package org.lambdainvoke.proof.property;

import java.util.ArrayList;
import java.util.List;

/** The fields of a request but for those of its body, in Latin-1. None closes the connection. */
final class HostileFields {
    private static final List<String> NAMES = List.of(
            "X-Probe",
            "Cookie",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Amzn-Trace-Id",
            "X-Request-Id",
            "User-Agent",
            "Accept",
            "Authorization",
            "Content-Encoding",
            "Content-Language",
            "Range",
            "Date",
            "If-Modified-Since",
            "x!#$%&'*+.^_`|~",
            "Forwarded");
    private static final List<String> VALUES = List.of(
            "",
            "1",
            "a, b;q=0.5",
            "\"quoted \\\" text\"",
            "a=1; b=\"2\"; c",
            "Root=1-2-3;Self=x",
            ", ,",
            "127.0.0.1",
            "[::1]",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "bytes=0-1",
            "gzip",
            "Basic !!!",
            "\u00FC",
            "\u00C3\u00BC",
            "a\tb",
            "\u00ED\u00A0\u0080",
            "%00",
            "${jndi:x}",
            "a".repeat(3000));
    private static final List<String> WHOLE_LINES = List.of(
            "Expect: 100-continue",
            "Expect: the unexpected",
            "Connection: keep-alive, X-Probe, Content-Type, Host, X-Amzn-Trace-Id",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13",
            "X-Folded: a\r\n b",
            "X-Nul: a\0b",
            "X-Control: a\u0001b\u007F",
            "X-No-Colon",
            "X Blank: 1",
            "X-Blank : 1",
            ": 1",
            "(x): 1",
            "\u00FC: 1",
            "Host: y",
            "Content-Type: text/plain",
            "TE: trailers",
            "X-Long: " + "a".repeat(9000));

    private HostileFields() {}

    static List<String> of(Chance chance) {
        List<String> fields = new ArrayList<>();
        if (!chance.oneIn(80)) {
            fields.add("Host: " + (chance.oneIn(40) ? value(chance) : "shop.example"));
        }
        for (int i = chance.below(5); i > 0; i--) {
            fields.add(chance.pick(NAMES) + ": " + value(chance));
        }
        if (chance.oneIn(16)) {
            fields.add(chance.pick(WHOLE_LINES));
        }
        return fields;
    }

    private static String value(Chance chance) {
        if (!chance.oneIn(4)) {
            return chance.pick(VALUES);
        }
        StringBuilder value = new StringBuilder();
        for (int i = chance.below(30); i > 0; i--) {
            char c = (char) (' ' + chance.below(256 - ' '));
            value.append(c == 0x7F ? ' ' : c);
        }
        return value.toString();
    }
}

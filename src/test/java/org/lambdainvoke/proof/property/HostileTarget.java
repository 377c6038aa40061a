package org.lambdainvoke.proof.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lambdainvoke.PayloadFormat;

/** A request target, in Latin-1; its first segment chooses the payload format. */
final class HostileTarget {
    private static final List<String> ODD_TARGETS =
            List.of("*", "orders", "http://x/body/", "http://[::1", "//x/body/", "x:80", "/" + "a".repeat(9000));
    private static final List<String> SEGMENTS =
            List.of("orders", "17", "two%20words", "caf%C3%A9", "a+b", "a:b", "~", "x.y", "%E2%82%AC");
    private static final List<String> HOSTILE_SEGMENTS = List.of(
            "",
            ".",
            "..",
            "%2e%2E",
            "..;x",
            "%2F",
            "%5C",
            "%00",
            "%",
            "%4",
            "%zz",
            "%FF",
            "a;jsessionid=1",
            ";",
            "\u00FC",
            "\u00C3\u00BC",
            "\0",
            "\\",
            "\"",
            "<",
            "{",
            "|",
            "^",
            "`",
            "%C0%AE",
            "http:");
    private static final List<String> PAIRS =
            List.of("a=1", "b=two+words", "a=%C3%BC", "c", "d=", "e[]=1", "f=%26%3D", "g=%F0%9F%98%80");
    private static final List<String> HOSTILE_PAIRS = List.of(
            "a=%",
            "a=%4",
            "%zz=1",
            "a=%FF",
            "%FF",
            "a=%C3%28",
            "a=%ED%A0%80",
            "a=%C0%80",
            "a=%F4%90%80%80",
            "a=%u0041",
            "a=%00",
            "=",
            "==",
            "",
            "a=1;b=2",
            "?",
            "a=%E2%80%A8");
    /** Refused by most containers. */
    private static final List<String> RAW_PAIRS =
            List.of("a=\u00FC", "a=\u00C3\u00BC", "a={\"b\":1}", "a=|", "a=\0", "a=\u007F", "#f", "a=\\");

    /** The formats that read the body are there more often. */
    private static final List<PayloadFormat> FORMATS = formats();

    private HostileTarget() {}

    static String of(Chance chance) {
        if (chance.oneIn(100)) {
            return chance.pick(ODD_TARGETS);
        }
        StringBuilder target =
                new StringBuilder("/").append(chance.pick(FORMATS).text());
        boolean isHostile = chance.oneIn(10);
        for (int i = chance.below(4); i > 0; i--) {
            target.append('/').append(chance.pick(isHostile && chance.oneIn(2) ? HOSTILE_SEGMENTS : SEGMENTS));
        }
        return target.append(query(chance)).toString();
    }

    private static String query(Chance chance) {
        if (chance.oneIn(80)) {
            return "?" + "a=1&".repeat(1001);
        }
        List<String> hostile = chance.oneIn(6) ? RAW_PAIRS : HOSTILE_PAIRS;
        boolean isHostile = chance.oneIn(4);
        StringBuilder query = new StringBuilder();
        for (int i = chance.below(4); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(chance.pick(isHostile && chance.oneIn(2) ? hostile : PAIRS));
        }
        return query.toString();
    }

    private static List<PayloadFormat> formats() {
        List<PayloadFormat> formats = new ArrayList<>(List.of(PayloadFormat.values()));
        formats.addAll(Collections.nCopies(5, PayloadFormat.PARAMETERS));
        formats.addAll(Collections.nCopies(2, PayloadFormat.BODY));
        return formats;
    }
}

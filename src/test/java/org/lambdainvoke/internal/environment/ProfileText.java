package org.lambdainvoke.internal.environment;

import java.util.List;
import java.util.SplittableRandom;

/** Texts of profile files, of lines that are right, odd and, seldom, wrong. The same seed makes the same text. */
final class ProfileText {
    private static final List<String> HEADS = List.of(
            "[default]",
            "[profile default]",
            "[profile dev]",
            "[ profile\tdev ]",
            "[dev]",
            "[profile \"quoted\"]",
            "[profile a b]",
            "[profile dev] # comment",
            "[profile other];comment",
            "[other]\t",
            "[profile ]",
            "[]",
            "[profile we:i+rd@x.y/z%1]",
            "[we:i+rd@x.y/z%1]",
            "[services local]",
            "[services\tlocal]",
            "[services ]",
            "[services lo\"cal]",
            "[ services local ] ; comment",
            "[sso-session mine]",
            "[sso-session  mine]",
            "[unknown thing]",
            "[PROFILE dev]",
            "[Default]",
            "[preview]");
    private static final List<String> PROPERTIES = List.of(
            "region = eu-west-1",
            "region=us-east-1 # comment",
            "region=us-east-1#no comment",
            "Region\t=\tcase",
            "aws_secret_access_key = a/b+c==",
            "role_arn = arn:aws:iam::1:role/x ;comment",
            "empty =",
            "lambda =",
            "sts= \t",
            "lambda.endpoint_url = http://dotted",
            "endpoint_url = http://profile",
            "services = local",
            "na me = left out",
            "na\"me = left out",
            "a:b+c = 1",
            "x = y = z",
            "umlaut = \u00e4\u20ac");
    private static final List<String> CONTINUED = List.of(
            "  endpoint_url = http://nested",
            "\tendpoint_url=http://nested # no comment",
            " region = nested",
            "  b\"ad = nested",
            "  empty =",
            "\t \u000b= nameless for some");
    private static final List<String> NOTHING =
            List.of("", "  ", "\t", "# comment", ";comment", " # continues", "  ;=x");
    private static final List<String> WRONG = List.of(
            "[",
            "[profile dev",
            "[profile dev] x",
            "[#]",
            "[services #x]",
            "no equals",
            "= no name",
            " = no name",
            "  indented",
            "\u000c",
            "\ufeff[default]",
            "\ufefflambda=1");
    private static final List<String> ENDS = List.of("\n", "\n", "\n", "\r\n", "\r");

    private ProfileText() {}

    static String of(long seed) {
        // Random begins alike for seeds that are near each other
        SplittableRandom random = new SplittableRandom(seed);
        boolean isSane = random.nextInt(4) > 0;
        StringBuilder text = new StringBuilder();
        if (isSane) {
            text.append(any(HEADS, random))
                    .append('\n')
                    .append(any(PROPERTIES, random))
                    .append('\n');
        }
        String end = any(ENDS, random);
        int lines = random.nextInt(25);
        for (int i = 0; i < lines; i++) {
            text.append(line(isSane, random)).append(end);
        }
        return text.toString();
    }

    private static String line(boolean isSane, SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> any(HEADS, random) + "\n" + any(PROPERTIES, random);
            case 2 -> any(HEADS, random);
            case 3 -> any(NOTHING.subList(0, isSane ? 5 : NOTHING.size()), random);
            case 4, 5 -> "lambda =\n" + any(CONTINUED.subList(0, isSane ? 5 : CONTINUED.size()), random);
            case 6 -> isSane ? "key = value\n  more" : any(CONTINUED, random);
            case 7 -> isSane ? any(PROPERTIES, random) : any(WRONG, random);
            default -> any(PROPERTIES, random);
        };
    }

    private static String any(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}

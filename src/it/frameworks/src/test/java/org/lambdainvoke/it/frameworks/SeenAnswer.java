package org.lambdainvoke.it.frameworks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.lambdainvoke.proof.property.WireAnswer;

/** What of an answer has to be the same, line by line: status, the fields that matter by their names, and the body. */
record SeenAnswer(List<String> lines) {
    private static final List<String> MATTER =
            List.of("content-type", "location", "etag", "cache-control", "allow", "x-answer", "vary", "x-route");

    private static final Pattern CHARSET = Pattern.compile("(?i); ?charset=utf-8");
    private static final Pattern LIST = Pattern.compile(", *");

    static SeenAnswer of(WireAnswer answer) {
        List<String> lines = new ArrayList<>();
        lines.add("status " + answer.status());
        Map<String, String> fields = new TreeMap<>();
        for (WireAnswer.Field field : answer.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("set-cookie")) {
                lines.add("set-cookie: " + field.value());
            } else if (MATTER.contains(name)) {
                fields.merge(name, field.value(), (one, two) -> one + ", " + two);
            }
        }
        byte[] body = answer.body().toArray();
        fields.forEach((name, value) -> lines.add(name
                + (body.length == 0 && name.equals("content-type") ? " of nothing: " : ": ")
                + spelledAlike(value)));
        if (fields.getOrDefault("content-type", "").startsWith("image/")) {
            lines.add("bytes " + Arrays.hashCode(body) + " of " + body.length);
        } else {
            new String(body, StandardCharsets.UTF_8).lines().forEach(line -> lines.add("| " + spelledAlike(line)));
        }
        return new SeenAnswer(lines);
    }

    /**
     * Blanks in lists and before parameters, and the case of a charset, are a matter of taste (RFC 9110, 5.6, 8.3.2).
     */
    private static String spelledAlike(String text) {
        return LIST.matcher(CHARSET.matcher(text).replaceAll(";charset=UTF-8")).replaceAll(", ");
    }

    /** This answer with other lines; an empty one is left out. */
    SeenAnswer with(UnaryOperator<String> change) {
        return new SeenAnswer(
                lines.stream().map(change).filter(line -> !line.isEmpty()).toList());
    }

    /** The lines that the other has not. */
    List<String> without(SeenAnswer other) {
        return lines.stream().filter(line -> !other.lines.contains(line)).toList();
    }
}

package org.lambdainvoke.internal.shadow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.HopByHop;

/** Compares header fields: the names without case, the values of each name in their order. Thread-safe. */
final class HeaderComparison {
    static final String CONTENT_TYPE = "content-type";

    /** The container counts what it sends, whoever has made it. */
    private static final String CONTENT_LENGTH = "content-length";

    private final IgnoreRules rules;

    /** A comparison without what {@code rules} ignore. */
    HeaderComparison(IgnoreRules rules) {
        this.rules = rules;
    }

    /**
     * Compares two lists of fields.
     *
     * @param isDecoded whether the bodies are compared without their codings, which then do not matter
     */
    void compare(
            List<HttpAnswer.Field> application,
            List<HttpAnswer.Field> function,
            boolean isDecoded,
            Differences differences) {
        Map<String, List<String>> ofApplication = valuesByName(application, isDecoded);
        Map<String, List<String>> ofFunction = valuesByName(function, isDecoded);
        SortedSet<String> names = new TreeSet<>(ofApplication.keySet());
        names.addAll(ofFunction.keySet());
        for (String name : names) {
            List<String> one = ofApplication.get(name);
            List<String> other = ofFunction.get(name);
            if (one == null || other == null || !areEqual(name, one, other)) {
                differences.add(Difference.HEADER + Excerpt.of(name), joined(one), joined(other));
            }
        }
    }

    private static boolean areEqual(String name, List<String> one, List<String> other) {
        return name.equals(CONTENT_TYPE) ? contentTypes(one).equals(contentTypes(other)) : one.equals(other);
    }

    private static List<ContentType> contentTypes(List<String> values) {
        return values.stream().map(ContentType::parse).toList();
    }

    private static @Nullable String joined(@Nullable List<String> values) {
        return values == null ? null : String.join(", ", values);
    }

    private Map<String, List<String>> valuesByName(List<HttpAnswer.Field> fields, boolean isDecoded) {
        FieldNames ofConnection = HopByHop.ofAnswer(fields.stream()
                .filter(field -> field.name().equalsIgnoreCase("connection"))
                .map(HttpAnswer.Field::value)
                .toList());
        Map<String, List<String>> values = new TreeMap<>();
        for (HttpAnswer.Field field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            boolean isLeftOut = name.equals(CONTENT_LENGTH)
                    || ofConnection.contains(name)
                    || rules.ignoresHeader(name)
                    || (isDecoded && name.equals(ContentCoding.FIELD));
            if (!isLeftOut) {
                values.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(field.value().strip());
            }
        }
        return values;
    }
}

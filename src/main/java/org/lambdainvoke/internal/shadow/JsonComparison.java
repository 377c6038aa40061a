package org.lambdainvoke.internal.shadow;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two documents by value, from the root down to where they differ. Not thread-safe. */
final class JsonComparison {
    /** A longer name is data more often than a name. */
    private static final int MAX_NAME = 64;

    /** What lies deeper counts for the place at which the path has got so long. */
    private static final int MAX_PATH = 400;

    private static final String ANY = "*";

    private final Differences differences;
    private final StringBuilder path = new StringBuilder(Difference.BODY);

    /** A comparison whose results go to {@code differences}. */
    JsonComparison(Differences differences) {
        this.differences = differences;
    }

    /** Compares what stands at one place; calls itself as deep as both documents are. */
    void compare(JsonValue application, JsonValue function, IgnoredPointers ignored) {
        if (ignored.coverThisPlace()) {
            return;
        }
        if (application instanceof JsonValue.Members ofApplication
                && function instanceof JsonValue.Members ofFunction) {
            compareMembers(ofApplication.byName(), ofFunction.byName(), ignored);
        } else if (application instanceof JsonValue.Elements ofApplication
                && function instanceof JsonValue.Elements ofFunction) {
            compareElements(ofApplication, ofFunction, ignored);
        } else if (!areEqual(application, function)) {
            add(application, function);
        }
    }

    private static boolean areEqual(JsonValue application, JsonValue function) {
        if (application instanceof JsonValue.Numeral ofApplication
                && function instanceof JsonValue.Numeral ofFunction) {
            return JsonNumber.areEqual(ofApplication.digits(), ofFunction.digits());
        }
        if (application instanceof JsonValue.Text ofApplication && function instanceof JsonValue.Text ofFunction) {
            return ofApplication.text().equals(ofFunction.text());
        }
        // What is left are words, or values of two kinds. Not equals, which leaves a record's loader in the JDK 17.
        return application == function;
    }

    private void compareMembers(
            Map<String, JsonValue> application, Map<String, JsonValue> function, IgnoredPointers ignored) {
        SortedSet<String> names = new TreeSet<>(application.keySet());
        names.addAll(function.keySet());
        for (String name : names) {
            IgnoredPointers below = ignored.below(name);
            JsonValue ofApplication = application.get(name);
            JsonValue ofFunction = function.get(name);
            int length = enter(name.length() > MAX_NAME ? ANY : escaped(name));
            if (ofApplication != null && ofFunction != null) {
                compare(ofApplication, ofFunction, below);
            } else if (!below.coverThisPlace()) {
                add(ofApplication, ofFunction);
            }
            path.setLength(length);
        }
    }

    private void compareElements(JsonValue.Elements application, JsonValue.Elements function, IgnoredPointers ignored) {
        List<JsonValue> ofApplication = application.all();
        List<JsonValue> ofFunction = function.all();
        if (ofApplication.size() != ofFunction.size()) {
            add(application, function);
        }
        int length = enter(ANY);
        for (int i = 0; i < Math.min(ofApplication.size(), ofFunction.size()); i++) {
            compare(ofApplication.get(i), ofFunction.get(i), ignored.below(Integer.toString(i)));
        }
        path.setLength(length);
    }

    /** Goes down a step; returns the length to go back to. */
    private int enter(String segment) {
        int length = path.length();
        if (length < MAX_PATH) {
            path.append('/').append(segment);
        }
        return length;
    }

    private static String escaped(String name) {
        return Excerpt.visible(name.replace("~", "~0").replace("/", "~1"));
    }

    private void add(@Nullable JsonValue application, @Nullable JsonValue function) {
        differences.add(path.toString(), description(application), description(function));
    }

    private static @Nullable String description(@Nullable JsonValue value) {
        return value == null ? null : value.description();
    }
}

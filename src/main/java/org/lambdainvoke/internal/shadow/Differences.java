package org.lambdainvoke.internal.shadow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the differences of two answers, the first of each path. Not thread-safe. */
final class Differences {
    private final Map<String, Difference> byPath = new LinkedHashMap<>();

    /** Adds a difference; of two long values the piece is kept in which they differ. */
    void add(String path, @Nullable String application, @Nullable String function) {
        int offset = application == null || function == null ? 0 : mismatch(application, function);
        addDescribed(path, excerpt(application, offset), excerpt(function, offset));
    }

    /** Adds a difference with two values that say themselves where it is. */
    void addDescribed(String path, @Nullable String application, @Nullable String function) {
        if (byPath.size() < Difference.MAX_PATHS) {
            byPath.putIfAbsent(path, new Difference(path, application, function));
        } else if (!byPath.containsKey(path)) {
            // An answer may be made of nothing but differences, each with a path that is longer than its value.
            byPath.putIfAbsent(Difference.REST, new Difference(Difference.REST, null, null));
        }
    }

    Findings toFindings() {
        return new Findings(new ArrayList<>(byPath.values()), null);
    }

    private static @Nullable String excerpt(@Nullable String value, int offset) {
        return value == null ? null : Excerpt.around(value, offset);
    }

    /** The first character that differs; 0 where both are short enough to be shown from their beginning. */
    private static int mismatch(String application, String function) {
        if (Math.max(application.length(), function.length()) <= Excerpt.MAX_CHARACTERS) {
            return 0;
        }
        int shorter = Math.min(application.length(), function.length());
        int offset = 0;
        while (offset < shorter && application.charAt(offset) == function.charAt(offset)) {
            offset++;
        }
        return offset;
    }
}

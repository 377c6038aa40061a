package org.lambdainvoke.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A set of field names, some of them only by how they begin. Case does not count (RFC 9110, section 5.1). Immutable.
 */
public final class FieldNames {
    /** No names. */
    public static final FieldNames NONE = new FieldNames(Set.of(), List.of());

    private final Set<String> names;
    private final List<String> prefixes;

    private FieldNames(Set<String> names, List<String> prefixes) {
        this.names = Set.copyOf(names);
        this.prefixes = List.copyOf(prefixes);
    }

    /** The given names. */
    public static FieldNames of(String... names) {
        Set<String> lowerCase = new HashSet<>();
        for (String name : names) {
            lowerCase.add(lowerCase(name));
        }
        return new FieldNames(lowerCase, List.of());
    }

    /**
     * Reads patterns.
     *
     * @param patterns names; a {@code *} at the end of one stands for any rest
     * @return empty when one is no field name
     */
    public static Optional<FieldNames> parse(List<String> patterns) {
        Set<String> names = new HashSet<>();
        Set<String> prefixes = new HashSet<>();
        for (String pattern : patterns) {
            String name = lowerCase(pattern);
            int star = name.indexOf('*');
            if (!FieldSyntax.isName(name) || (star >= 0 && star < name.length() - 1)) {
                return Optional.empty();
            }
            if (star >= 0) {
                prefixes.add(name.substring(0, star));
            } else {
                names.add(name);
            }
        }
        return Optional.of(patterns.isEmpty() ? NONE : new FieldNames(names, List.copyOf(prefixes)));
    }

    /** These names and {@code more}. */
    FieldNames and(Collection<String> more) {
        Set<String> union = new HashSet<>(names);
        for (String name : more) {
            union.add(lowerCase(name));
        }
        return new FieldNames(union, prefixes);
    }

    /** Whether {@code name} is one of them. */
    public boolean contains(String name) {
        if (names.isEmpty() && prefixes.isEmpty()) {
            return false;
        }
        String lowerCase = lowerCase(name);
        return names.contains(lowerCase) || prefixes.stream().anyMatch(lowerCase::startsWith);
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package org.lambdainvoke.internal.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of field names, some of them only by how they begin. Case does not count (RFC 9110, section 5.1). Immutable.
 */
public final class FieldNames {
    /** No names. */
    public static final FieldNames NONE = new FieldNames(List.of(), List.of());

    private final Set<String> names;

    /** An array, as looking into it takes no memory: that is done for each field of each request. */
    private final String[] prefixes;

    private FieldNames(Collection<String> names, Collection<String> prefixes) {
        this.names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.names.addAll(names);
        this.prefixes = prefixes.toArray(String[]::new);
    }

    /** The given names. */
    public static FieldNames of(String... names) {
        return new FieldNames(List.of(names), List.of());
    }

    /**
     * Reads patterns.
     *
     * @param patterns names; a {@code *} at the end of one stands for any rest
     * @return empty when one is no field name
     */
    public static Optional<FieldNames> parse(List<String> patterns) {
        List<String> names = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        for (String name : patterns) {
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
        return Optional.of(patterns.isEmpty() ? NONE : new FieldNames(names, prefixes));
    }

    /** These names and {@code more}. */
    FieldNames and(Collection<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<String> union = new ArrayList<>(names);
        union.addAll(more);
        return new FieldNames(union, List.of(prefixes));
    }

    /** Whether {@code name} is one of them. */
    public boolean contains(String name) {
        if (names.contains(name)) {
            return true;
        }
        for (String prefix : prefixes) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }
}

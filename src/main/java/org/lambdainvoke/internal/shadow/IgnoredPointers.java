package org.lambdainvoke.internal.shadow;

import java.util.ArrayList;
import java.util.List;

/**
 * JSON pointers (RFC 6901) that are left out of a comparison, seen from one place in a document: those that lead on
 * from there. Immutable.
 */
final class IgnoredPointers {
    /** No pointers. */
    static final IgnoredPointers NONE = new IgnoredPointers(List.of());

    private static final String ANY = "*";

    private final List<Rest> rests;

    /** What a pointer still has to go. */
    private record Rest(List<String> segments, int next) {
        boolean isAtEnd() {
            return next == segments.size();
        }

        boolean leadsTo(String segment) {
            return !isAtEnd()
                    && (segments.get(next).equals(ANY) || segments.get(next).equals(segment));
        }

        Rest on() {
            return new Rest(segments, next + 1);
        }
    }

    private IgnoredPointers(List<Rest> rests) {
        this.rests = rests;
    }

    /** The given pointers, seen from the root; each is its segments, without escapes. */
    static IgnoredPointers of(List<List<String>> pointers) {
        return pointers.isEmpty()
                ? NONE
                : new IgnoredPointers(pointers.stream()
                        .map(segments -> new Rest(List.copyOf(segments), 0))
                        .toList());
    }

    /** The same pointers, seen from a member or an element of this place. */
    IgnoredPointers below(String segment) {
        if (rests.isEmpty()) {
            return this;
        }
        List<Rest> further = new ArrayList<>(rests.size());
        for (Rest rest : rests) {
            if (rest.leadsTo(segment)) {
                further.add(rest.on());
            }
        }
        return further.isEmpty() ? NONE : new IgnoredPointers(further);
    }

    /** Whether a pointer leads right here, and covers all that is below. */
    boolean coverThisPlace() {
        for (Rest rest : rests) {
            if (rest.isAtEnd()) {
                return true;
            }
        }
        return false;
    }
}

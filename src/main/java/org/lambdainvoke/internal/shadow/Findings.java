package org.lambdainvoke.internal.shadow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison of two answers has found. Immutable.
 *
 * @param differences at most 201, each path once; none when the two are equal or could not be compared
 * @param skipped why the two could not be compared; null when they were
 */
public record Findings(
        List<Difference> differences, @Nullable SkipReason skipped) {
    /** A copy of the list is kept. */
    public Findings {
        differences = List.copyOf(differences);
    }

    static Findings skipped(SkipReason reason) {
        return new Findings(List.of(), reason);
    }

    /** {@return whether the two were compared and nothing differs} */
    public boolean isEqual() {
        return skipped == null && differences.isEmpty();
    }
}

package org.lambdainvoke.internal.route;

import java.util.Set;
import org.lambdainvoke.call.FailureReason;

/**
 * When the application answers in place of a function that did not run. Immutable.
 *
 * @param reasons why it may not have run; empty for never
 * @param maxConcurrency how many requests the application may answer so at once
 */
public record FallbackRules(Set<FailureReason> reasons, int maxConcurrency) {
    /** Keeps a copy of the set. */
    public FallbackRules {
        reasons = Set.copyOf(reasons);
    }

    /** Whether the container's thread has to wait for the function, since the application may have to answer on it. */
    public boolean isPossible() {
        return !reasons.isEmpty();
    }
}

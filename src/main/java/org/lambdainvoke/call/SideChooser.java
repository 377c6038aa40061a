package org.lambdainvoke.call;

import java.util.Optional;

/**
 * Chooses who answers a request, in place of the settings {@code share} and {@code share_by}: for those who have a
 * service for feature flags. Handed in with {@code FilterSettings.builder().sideChooser(...)}. To be thread-safe, and
 * to return at once: each request waits for it.
 */
@FunctionalInterface
public interface SideChooser {
    /**
     * Chooses. What this throws is logged, and counts as empty.
     *
     * @param request of which no body has been read; valid only until this returns
     * @return {@link Side#FUNCTION} or {@link Side#APPLICATION}; empty when the settings shall decide
     */
    Optional<Side> choose(RequestHead request);
}

package org.lambdainvoke.internal.credentials;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that were fetched, and how long they serve. Immutable.
 *
 * @param credentials what was fetched
 * @param expiry when they cease to be valid; null when their source does not tell, and renews them itself
 */
public record KnownCredentials(
        Credentials credentials, @Nullable Instant expiry) {
    /** How long before their expiry credentials are renewed, or half of their life when that is shorter. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * How often a source is asked that does not tell when its credentials expire; the SDK's ask the network by need.
     */
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofMinutes(1);

    /** Whatever a source says of its credentials. */
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    boolean isValid() {
        return expiry == null || Instant.now().isBefore(expiry);
    }

    /** How long they may be left alone. */
    Duration rest() {
        if (expiry == null) {
            return UNTIL_NEXT_LOOK;
        }
        Duration life = Duration.between(Instant.now(), expiry);
        Duration half = life.dividedBy(2);
        Duration rest = half.compareTo(AHEAD) < 0 ? half : life.minus(AHEAD);
        Duration atMost = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
        return atMost.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : atMost;
    }
}

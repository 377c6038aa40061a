package org.lambdainvoke.internal.credentials;

import java.time.Duration;
import java.time.Instant;
import org.lambdainvoke.call.AwsCredentials;

/**
 * Credentials that were fetched, and how long they serve. Immutable.
 *
 * @param credentials what was fetched
 * @param isKeptBySource whether their source renews them itself, and knows better when they have ceased to serve
 * @param origin what the log calls their source; no secret
 */
public record KnownCredentials(AwsCredentials credentials, boolean isKeptBySource, String origin) {
    /** How long before their expiry credentials are renewed, or half of their life when that is shorter. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** How often a source is asked that does not tell when its credentials expire, or keeps them itself. */
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofMinutes(1);

    /** Whatever a source says of its credentials. */
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    /** Credentials that serve until they expire. */
    public static KnownCredentials of(AwsCredentials credentials, String origin) {
        return new KnownCredentials(credentials, false, origin);
    }

    /**
     * Credentials of a source that renews them when it is asked in time. An SDK may hand out such as have expired while
     * it can't renew them, as AWS goes on to take those of an instance then (AWS SDKs reference guide, "IMDS credential
     * provider").
     */
    public static KnownCredentials keptBySource(AwsCredentials credentials, String origin) {
        return new KnownCredentials(credentials, true, origin);
    }

    boolean isValid() {
        Instant expiry = credentials.expiry();
        return isKeptBySource || expiry == null || Instant.now().isBefore(expiry);
    }

    /** How long they may be left alone. */
    Duration rest() {
        Instant expiry = credentials.expiry();
        if (expiry == null) {
            return UNTIL_NEXT_LOOK;
        }
        Duration life = Duration.between(Instant.now(), expiry);
        Duration half = life.dividedBy(2);
        Duration rest = half.compareTo(AHEAD) < 0 ? half : life.minus(AHEAD);
        return between(SHORTEST_REST, rest, isKeptBySource ? UNTIL_NEXT_LOOK : LONGEST_REST);
    }

    private static Duration between(Duration least, Duration rest, Duration most) {
        Duration atMost = rest.compareTo(most) < 0 ? rest : most;
        return atMost.compareTo(least) < 0 ? least : atMost;
    }
}

package org.lambdainvoke.internal.policy;

import java.time.Duration;

/**
 * When a breaker opens. Immutable.
 *
 * @param percent of the last hundred requests that have to fail, 1 to 100
 * @param requests that there have to be before, 1 to 100
 * @param open how long no request goes through
 */
public record BreakerRules(int percent, int requests, Duration open) {
    /** How many requests are looked back at. */
    public static final int WINDOW = 100;
}

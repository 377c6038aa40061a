package org.lambdainvoke.internal.environment;

/**
 * A switch that somebody has set outside of this application.
 *
 * @param isOn whether it says true
 * @param source where it is written, for messages: {@code AWS_USE_FIPS_ENDPOINT}, {@code the profile dev}
 */
public record ConfiguredFlag(boolean isOn, String source) {}

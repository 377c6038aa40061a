package org.lambdainvoke;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.observe.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log is told of a client when it is made: no setting says all of it. Immutable.
 *
 * @param region to which calls are signed; null when only the program knows
 * @param identity where credentials come from, and why from there
 * @param endpoints where each service is, and who says so
 * @param warnings what a user would not expect
 */
record StartNotes(@Nullable String region, String identity, List<String> endpoints, List<String> warnings) {
    private static final Logger LOGGER = LoggerFactory.getLogger("org.lambdainvoke.start");

    /** Keeps copies of the lists. */
    StartNotes {
        endpoints = List.copyOf(endpoints);
        warnings = List.copyOf(warnings);
    }

    /** Tells them. */
    void log(String filterName) {
        if (LOGGER.isInfoEnabled()) {
            LOGGER.info(
                    "filter={}: region {}; {}; credentials: {}",
                    LogText.escape(filterName),
                    region,
                    LogText.escape(String.join("; ", endpoints)),
                    LogText.escape(identity));
        }
        for (String warning : warnings) {
            LOGGER.warn("filter={}: {}", LogText.escape(filterName), LogText.escape(warning));
        }
    }
}

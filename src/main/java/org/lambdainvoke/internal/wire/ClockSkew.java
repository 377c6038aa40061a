package org.lambdainvoke.internal.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How far the clock of this machine is off, by the time that an answer gives. */
final class ClockSkew {
    /** AWS takes signatures that are five minutes old or early; an answer may have been on its way for some seconds. */
    private static final Duration NEGLIGIBLE = Duration.ofMinutes(1);

    private static final int MOST_MINUTES = 120;
    private static final int MOST_HOURS = 48;

    private ClockSkew() {}

    /**
     * A sentence about it; empty when it is not worth one, or the answer gives no time.
     *
     * @param date the field {@code Date} of an answer that came just now; null when there is none
     */
    static String describe(@Nullable String date) {
        if (date == null) {
            return "";
        }
        try {
            Duration ahead =
                    Duration.between(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from), Instant.now());
            if (ahead.abs().compareTo(NEGLIGIBLE) < 0) {
                return "";
            }
            return "this machine's clock is " + rounded(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                    + " the endpoint's";
        } catch (DateTimeException e) {
            return "";
        }
    }

    private static String rounded(Duration duration) {
        long minutes = duration.plusSeconds(30).toMinutes();
        if (minutes < MOST_MINUTES) {
            return minutes + " min";
        }
        long hours = duration.plusMinutes(30).toHours();
        return hours < MOST_HOURS ? hours + " h" : duration.plusHours(12).toDays() + " days";
    }
}

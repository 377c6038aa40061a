package org.lambdainvoke.internal.payload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of a request as API Gateway writes it: {@code 10/Jul/2026:19:19:04 +0000}. */
final class EventTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The latest second that was written: requests of one second share the text. */
    private static volatile Second latest = new Second(Instant.EPOCH);

    private record Second(long epochSecond, String text) {
        Second(Instant instant) {
            this(instant.getEpochSecond(), FORMAT.format(instant));
        }
    }

    private EventTime() {}

    static String of(Instant instant) {
        Second second = latest;
        if (second.epochSecond() != instant.getEpochSecond()) {
            second = new Second(instant);
            latest = second;
        }
        return second.text();
    }
}

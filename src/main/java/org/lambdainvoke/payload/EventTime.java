package org.lambdainvoke.payload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of a request as API Gateway writes it: {@code 10/Jul/2026:19:19:04 +0000}. */
final class EventTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private EventTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}

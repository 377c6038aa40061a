package org.lambdainvoke.internal.wire;

import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code Retry-After} (RFC 9110, section 10.2.3). */
final class RetryAfter {
    /** Longer than any deadline: what is beyond it makes no difference. */
    private static final int MOST_SECONDS = (int) TimeUnit.DAYS.toSeconds(1);

    private RetryAfter() {}

    /** How long to wait: a day at most; 0 when {@code value} is null, malformed or a moment that has passed. */
    static int seconds(@Nullable String value) {
        if (value == null) {
            return 0;
        }
        String trimmed = value.trim();
        if (trimmed.matches("\\d+")) {
            return trimmed.length() > 9 ? MOST_SECONDS : Math.min(MOST_SECONDS, Integer.parseInt(trimmed));
        }
        Date moment = DateUtils.parseDate(trimmed);
        return moment == null ? 0 : secondsUntil(moment.toInstant());
    }

    private static int secondsUntil(Instant moment) {
        long millis = moment.toEpochMilli() - System.currentTimeMillis();
        return (int) Math.max(0, Math.min(MOST_SECONDS, (millis + 999) / 1000));
    }
}

package org.lambdainvoke.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The field {@code X-Amz-Log-Result} of the Invoke API. */
public final class LogTail {
    private LogTail() {}

    /** The end of the function's log; null when {@code base64} is null, empty or malformed. */
    public static @Nullable String decode(@Nullable String base64) {
        if (base64 == null || base64.isEmpty()) {
            return null;
        }
        try {
            // Lambda cuts the log at 4 KB, through a character if need be: what is cut off is replaced.
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

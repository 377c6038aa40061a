package org.lambdainvoke.internal.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which SDK is asked for the identity. Immutable.
 *
 * @param sdk null when none can be
 * @param why for the log: what decided it, and from where credentials will come
 * @param warnings what a user would not expect
 * @param fault why there can be none, with the cure; empty when there can
 */
public record Choice(@Nullable SdkVersion sdk, String why, List<String> warnings, String fault) {
    static Choice of(SdkVersion sdk, String why) {
        return new Choice(sdk, why, List.of(), "");
    }

    static Choice faulty(String fault) {
        return new Choice(null, "", List.of(), fault);
    }

    Choice warning(String warning) {
        return new Choice(sdk, why, List.of(warning), fault);
    }
}

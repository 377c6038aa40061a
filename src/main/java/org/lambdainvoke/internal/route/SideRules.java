package org.lambdainvoke.internal.route;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FunctionReference;

/**
 * Which part of the requests of a route the function answers. Immutable.
 *
 * @param share hundredths of a per cent that go to the function, 0 to 10,000
 * @param by what stands for a client, the first that a request has
 * @param salt other clients with each; null for the name of the filter
 * @param canary the function at another qualifier for a part of its requests; null for none
 * @param canaryShare hundredths of a per cent of the function's requests
 */
public record SideRules(
        int share,
        List<ShareKey> by,
        @Nullable String salt,
        @Nullable FunctionReference canary,
        int canaryShare) {
    /** The same with another share. */
    SideRules withShare(int other) {
        return new SideRules(other, by, salt, canary, canaryShare);
    }

    /** Keeps a copy of the list. */
    public SideRules {
        by = List.copyOf(by);
    }
}

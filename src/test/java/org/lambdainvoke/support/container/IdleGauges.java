package org.lambdainvoke.support.container;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.observe.FilterGauges;

/** What a filter of the function {@code greet} says of itself that does nothing. */
public record IdleGauges(String filterName, String contextPath) implements FilterGauges {
    @Override
    public String function() {
        return "greet";
    }

    @Override
    public int running() {
        return 0;
    }

    @Override
    public @Nullable ConnectionCounts connections() {
        return null;
    }
}

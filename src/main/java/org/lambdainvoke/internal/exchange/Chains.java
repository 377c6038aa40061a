package org.lambdainvoke.internal.exchange;

import java.util.Set;

/** Tells by a stack whether it runs through filters or servlets. */
final class Chains {
    private static final Set<String> OF_FILTERS = Set.of("doFilter");
    private static final Set<String> OF_REQUESTS = Set.of("doFilter", "service");

    private Chains() {}

    /** Whether {@code thread} is in a filter or a servlet now. */
    static boolean isIn(Thread thread) {
        return has(OF_REQUESTS, thread.getStackTrace());
    }

    /** Whether a filter was on the way of {@code thrown}. */
    static boolean hasThrown(Throwable thrown) {
        return has(OF_FILTERS, thrown.getStackTrace());
    }

    private static boolean has(Set<String> methods, StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (methods.contains(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }
}

package org.lambdainvoke.internal.capture;

/**
 * At the end of a forward Undertow closes its own response, and flushes any other before that, so that its answer has
 * no length. What it does to its own it shall do here, too.
 */
final class ForwardsOfUndertow {
    private static final String DISPATCHER = "io.undertow.servlet.spec.RequestDispatcherImpl";

    private static final StackWalker STACK = StackWalker.getInstance();

    private ForwardsOfUndertow() {}

    /** Whether the method that asks was called to be followed by {@code close}. */
    static boolean areEnding(Object ofContainer) {
        return ofContainer.getClass().getName().startsWith("io.undertow.")
                && STACK.walk(frames -> frames.skip(2).findFirst())
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(DISPATCHER::equals)
                        .isPresent();
    }
}

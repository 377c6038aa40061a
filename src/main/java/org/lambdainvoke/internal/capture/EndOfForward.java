package org.lambdainvoke.internal.capture;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.util.Map;

/**
 * What containers do to a response at the end of a forward. To one of their own they do it gently; any other they close
 * as an application would, so that the answer has no length, another type, or no error page in place of it. Here they
 * are told apart by who calls, and the same is done to both.
 */
final class EndOfForward {
    /** By the class that calls, the method of the container's response. */
    private static final Map<String, String> METHODS = Map.of(
            "org.apache.catalina.core.ApplicationDispatcher",
            "finish",
            "io.undertow.servlet.spec.RequestDispatcherImpl",
            "closeStreamAndWriter");

    /** Those of this class, and the method that asks. */
    private static final int OWN_FRAMES = 3;

    private static final StackWalker STACK = StackWalker.getInstance();

    private EndOfForward() {}

    /** Whether the method that asks is called by a container, to close at once what it gets. */
    static boolean isCalling() {
        return METHODS.containsKey(caller());
    }

    private static String caller() {
        return STACK.walk(frames -> frames.skip(OWN_FRAMES).findFirst())
                .map(StackWalker.StackFrame::getClassName)
                .orElse("");
    }

    /** Does to {@code response} what the container does to its own. */
    static void end(ServletResponse response) {
        ServletResponse ofContainer = response;
        while (ofContainer instanceof ServletResponseWrapper wrapper) {
            ofContainer = wrapper.getResponse();
        }
        for (String method : METHODS.values()) {
            try {
                ofContainer.getClass().getMethod(method).invoke(ofContainer);
            } catch (ReflectiveOperationException | RuntimeException e) {
                // Of the other container, or another version: the response is closed when the request ends.
            }
        }
    }
}

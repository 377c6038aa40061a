package org.lambdainvoke.internal.capture;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;

/**
 * What containers do to a response at the end of a forward. To one of their own they do it gently; any other they close
 * as an application would, so that the answer has no length, another type, or no error page in place of it. Here they
 * are told apart by who calls, and the same is done to both.
 */
final class EndOfForward {
    private static final String OF_UNDERTOW = "io.undertow.servlet.spec.RequestDispatcherImpl";
    private static final String OF_TOMCAT = "org.apache.catalina.core.ApplicationDispatcher";

    /** The method that asks, and the one whose caller is in question. */
    private static final int OWN_FRAMES = 3;

    private static final StackWalker STACK = StackWalker.getInstance();

    private EndOfForward() {}

    /** Whether Undertow flushes a stream or a writer of its own, to close it at once. */
    static boolean isOfUndertow(Object ofContainer) {
        return ofContainer.getClass().getName().startsWith("io.undertow.") && isCalledBy(OF_UNDERTOW);
    }

    /** Whether Tomcat asks for a writer, to close it at once. */
    static boolean isOfTomcat(ServletResponse response) {
        return unwrapped(response).getClass().getName().startsWith("org.apache.catalina.") && isCalledBy(OF_TOMCAT);
    }

    private static boolean isCalledBy(String type) {
        return STACK.walk(frames -> frames.skip(OWN_FRAMES).findFirst())
                .filter(frame -> frame.getClassName().equals(type))
                .isPresent();
    }

    /** Has Tomcat's response take no more: {@code ResponseFacade.finish()}. */
    static void suspend(ServletResponse response) {
        ServletResponse ofTomcat = unwrapped(response);
        try {
            ofTomcat.getClass().getMethod("finish").invoke(ofTomcat);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another version: it is closed by the container when the request ends.
        }
    }

    private static ServletResponse unwrapped(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner;
    }
}

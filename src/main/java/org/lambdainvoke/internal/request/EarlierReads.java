package org.lambdainvoke.internal.request;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Whether something was taken from a request's body before this filter. The Servlet API does not say that, and only a
 * length in the head would show that bytes are missing; so the container is asked, by reflection, since its classes are
 * not those of the application.
 */
enum EarlierReads {
    /** Nothing was taken: what the stream gives is the whole body. */
    NONE,
    /** Something was taken. */
    SOME,
    /** The stream was opened, which is all that the container knows. */
    OPENED,
    /** The container does not say, or is none of those that are known here. */
    UNKNOWN;

    /** Asks the container of {@code request}, whatever wraps it. Has to come before the stream is opened here. */
    static EarlierReads of(ServletRequest request) {
        Object ofContainer = unwrapped(request);
        String type = ofContainer.getClass().getName();
        try {
            if (type.startsWith("io.undertow.")) {
                return ofUndertow(ofContainer);
            } else if (type.startsWith("org.eclipse.jetty.")) {
                return ofJetty(ofContainer);
            } else if (type.startsWith("org.apache.catalina.")) {
                return ofTomcat(ofContainer);
            }
            return UNKNOWN;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Another version, a relative with the same package names, or a module that is closed to applications.
            return UNKNOWN;
        }
    }

    /** The container's own request, without what filters in front have put around it. */
    static ServletRequest unwrapped(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    /**
     * {@code HttpServletRequestImpl.getExchange().isRequestChannelAvailable()}: false once somebody has opened the
     * body.
     */
    private static EarlierReads ofUndertow(Object request) throws ReflectiveOperationException {
        Object exchange = call(request, "getExchange");
        return Boolean.TRUE.equals(call(exchange, "isRequestChannelAvailable")) ? NONE : OPENED;
    }

    /** {@code Request.getContentBytesRead(Request)} of Jetty 12's core, which all of its environments build on. */
    private static EarlierReads ofJetty(Object request) throws ReflectiveOperationException {
        Object core = coreOfJetty(request);
        ClassLoader server = core.getClass().getClassLoader();
        Class<?> type = Class.forName("org.eclipse.jetty.server.Request", false, server);
        Class<?> wrapper = Class.forName("org.eclipse.jetty.server.Request$Wrapper", false, server);
        for (Object inner = core; wrapper.isInstance(inner); inner = call(inner, "getWrapped")) {
            // Of a handler that waits for content: what it has read it gives again.
            if (inner.getClass().getSimpleName().startsWith("Rewind")) {
                return UNKNOWN;
            }
        }
        return some(type.getMethod("getContentBytesRead", type).invoke(null, core));
    }

    /** {@code Request.getCoyoteRequest().getBytesRead()}, behind a facade that has no method for it. */
    private static EarlierReads ofTomcat(Object facade) throws ReflectiveOperationException {
        return some(call(call(requestOfTomcat(facade), "getCoyoteRequest"), "getBytesRead"));
    }

    /** What all of Jetty's environments build on. */
    static Object coreOfJetty(Object request) throws ReflectiveOperationException {
        boolean isEe9 = request.getClass().getName().startsWith("org.eclipse.jetty.ee9.");
        return call(request, isEe9 ? "getCoreRequest" : "getRequest");
    }

    /** What Tomcat's facade hides. */
    static Object requestOfTomcat(Object facade) throws ReflectiveOperationException {
        Field field = facade.getClass().getDeclaredField("request");
        field.setAccessible(true);
        return field.get(facade);
    }

    private static EarlierReads some(Object bytes) {
        return (long) bytes == 0 ? NONE : (long) bytes > 0 ? SOME : UNKNOWN;
    }

    /** Whether {@code request} is Tomcat's: Payara has its classes too, above another connector. */
    static boolean isOfTomcat(ServletRequest request) {
        try {
            return request.getClass().getName().startsWith("org.apache.catalina.")
                    && call(requestOfTomcat(request), "getCoyoteRequest")
                            .getClass()
                            .getName()
                            .startsWith("org.apache.coyote.");
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Calls a public method without parameters. */
    static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        return method.invoke(target);
    }
}

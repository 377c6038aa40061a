package org.lambdainvoke.internal.request;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;

/**
 * When a listener is called of a body that is in memory: as if it came from the client. Containers call after their
 * thread has left filters and servlet, and never beside a {@code WriteListener}, which applications rely on. Their own
 * stream is at its end, and most tell a new listener of that.
 */
final class ReadTurn {
    private ReadTurn() {}

    /**
     * Has {@code onAllDataRead()} called once: by the container as it calls any listener where it can be had, otherwise
     * on another thread at once.
     *
     * @param request whose body was read to its end, with async started
     * @param listener what is called
     */
    static void await(HttpServletRequest request, ReadListener listener) {
        AsyncContext context = request.getAsyncContext();
        // Tomcat does not look for a body at its end after a dispatch of its own.
        if (request.getDispatcherType() == DispatcherType.ASYNC || !isTaken(request, context, listener)) {
            context.start(() -> call(listener));
        }
    }

    private static void call(ReadListener listener) {
        try {
            listener.onAllDataRead();
        } catch (IOException e) {
            listener.onError(e);
        }
    }

    private static boolean isTaken(HttpServletRequest request, AsyncContext context, ReadListener listener) {
        ServletRequest container = EarlierReads.unwrapped(request);
        String type = container.getClass().getName();
        try {
            ServletInputStream stream = container.getInputStream();
            if (!stream.isFinished()) {
                return false;
            }
            if (type.startsWith("io.undertow.")) {
                return isTakenByUndertow(container, stream, context, listener);
            }
            if (type.startsWith("org.eclipse.jetty.") || EarlierReads.isOfTomcat(container)) {
                stream.setReadListener(listener);
                // Tomcat tells of the end when its thread leaves the servlet; of another thread it waits for this.
                boolean unused = stream.isReady();
                return true;
            }
            return false;
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Its reader was opened, it has another listener, or it is another version.
            return false;
        }
    }

    /**
     * Undertow tells of the end of what was read without a listener only when somebody asks its stream. To be asked
     * after its thread has left the servlet, and on the connection's thread, like all its listeners.
     */
    private static boolean isTakenByUndertow(
            ServletRequest container, ServletInputStream stream, AsyncContext context, ReadListener listener)
            throws ReflectiveOperationException {
        Executor connection = (Executor) EarlierReads.call(EarlierReads.call(container, "getExchange"), "getIoThread");
        Method addTask = context.getClass().getMethod("addAsyncTask", Runnable.class);
        stream.setReadListener(listener);
        Runnable ask = () -> connection.execute(stream::isReady);
        addTask.invoke(context, ask);
        return true;
    }
}

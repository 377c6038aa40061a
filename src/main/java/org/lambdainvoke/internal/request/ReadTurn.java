package org.lambdainvoke.internal.request;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * When a listener is called of a body that is in memory: as if it came from the client. Containers call after their
 * thread has left filters and servlet, and never beside a {@code WriteListener}, which applications rely on. Each has
 * its own way to be asked for one more call when its stream is at its end. One that can't be asked has it done by
 * another thread. Thread-safe.
 */
interface ReadTurn {
    /** A listener that knows whether it has been called. */
    interface Listener extends ReadListener {
        /** Whether nobody has called this since a turn was asked for. */
        boolean isWaiting();
    }

    /** Has the listener called in its turn, after this returns or on another thread. Its stream is at its end. */
    void ask();

    /**
     * Has the listener called once, with {@code onAllDataRead()}.
     *
     * @param request whose body was read to its end, with async started
     * @param listener what is called, as often as somebody asks and whenever the container likes
     * @return by whom it can be called again
     */
    static ReadTurn atEnd(HttpServletRequest request, Listener listener) {
        AsyncContext context = request.getAsyncContext();
        ReadTurn turn = null;
        try {
            ServletInputStream stream = EarlierReads.unwrapped(request).getInputStream();
            turn = stream.isFinished() ? ofContainer(request, stream, listener) : null;
        } catch (IOException | RuntimeException e) {
            // Its reader was opened, or it has another listener.
        }
        if (turn == null) {
            turn = new OnAnotherThread(context, listener);
        }
        try {
            turn.begin();
        } catch (RuntimeException e) {
            // The container has called already, and the application has completed the exchange.
        }
        return turn;
    }

    /**
     * Has the container call the listener when something comes.
     *
     * @param request with async started
     * @param rest what is left of its body
     * @param listener what is called, as often as somebody asks and whenever the container likes
     * @return by whom it can be called again at the end
     * @throws UnsupportedOperationException from streams that take no listener
     */
    // By identity: a request has one stream, and the question is whether this is that of the container.
    @SuppressWarnings("ReferenceEquality")
    static ReadTurn of(HttpServletRequest request, ServletInputStream rest, Listener listener) {
        AsyncContext context = request.getAsyncContext();
        ReadTurn turn = null;
        try {
            if (EarlierReads.unwrapped(request).getInputStream() == rest) {
                turn = ofContainer(request, rest, listener);
            }
        } catch (IOException | IllegalStateException e) {
            // Its reader was opened.
        }
        if (turn == null) {
            rest.setReadListener(listener);
            turn = new OnAnotherThread(context, listener);
        }
        return turn;
    }

    /** The one of a container that is known here, whose stream has the listener then; null for others. */
    private static @Nullable ReadTurn ofContainer(
            HttpServletRequest request, ServletInputStream stream, Listener listener) {
        ServletRequest container = EarlierReads.unwrapped(request);
        AsyncContext context = request.getAsyncContext();
        String type = container.getClass().getName();
        ReadTurn turn = null;
        try {
            if (type.startsWith("io.undertow.")) {
                turn = OfUndertow.of(container, context, listener);
            } else if (type.startsWith("org.eclipse.jetty.")) {
                turn = new OfJetty(stream);
            } else if (EarlierReads.isOfTomcat(container)) {
                turn = OfTomcat.of(container, stream, context, listener);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // It is another version.
        }
        if (turn != null) {
            stream.setReadListener(listener);
        }
        return turn;
    }

    /** The first time: what follows of itself when the container has taken a listener is not asked for. */
    default void begin() {
        ask();
    }

    /** Jetty tells of the end whenever somebody reads at the end. */
    record OfJetty(ServletInputStream stream) implements ReadTurn {
        @Override
        public void begin() {}

        @Override
        public void ask() {
            try {
                // It is not when the next request of the connection has come meanwhile.
                if (stream.isFinished()) {
                    int unused = stream.read();
                }
            } catch (IOException e) {
                // The listener has been told of that.
            }
        }
    }

    /**
     * Tomcat tells of the end once, when its thread leaves the servlet or a listener, of which there may have been one
     * before this. Other threads have it look by asking whether the stream is ready.
     *
     * @param wasTold what Tomcat keeps of that
     */
    record OfTomcat(ServletInputStream stream, AsyncContext context, Listener listener, AtomicBoolean wasTold)
            implements ReadTurn {
        private static final long FIRST_PAUSE_NANOS = 1_000_000;
        private static final long LAST_PAUSE_NANOS = 100_000_000;

        static ReadTurn of(ServletRequest facade, ServletInputStream stream, AsyncContext context, Listener listener)
                throws ReflectiveOperationException {
            Object coyote = EarlierReads.call(EarlierReads.requestOfTomcat(facade), "getCoyoteRequest");
            Field field = coyote.getClass().getDeclaredField("allDataReadEventSent");
            field.setAccessible(true);
            return new OfTomcat(stream, context, listener, (AtomicBoolean) field.get(coyote));
        }

        @Override
        public void ask() {
            // Throws when the exchange was completed: what is kept may be another request's by then.
            context.start(() -> {
                try {
                    lookUntilItIsTold();
                } catch (RuntimeException e) {
                    // The exchange was completed: the application knows of the end.
                }
            });
            wasTold.set(false);
        }

        /**
         * Once or twice, as a rule: a WriteListener that runs meanwhile takes the turn of a listener that was not known
         * when it began. With HTTP/2 another thread has that turn, and Tomcat does not tell when.
         */
        private void lookUntilItIsTold() {
            long pause = FIRST_PAUSE_NANOS;
            while (listener.isWaiting() && stream.isFinished()) {
                wasTold.set(false);
                boolean unused = stream.isReady();
                if (listener.isWaiting()) {
                    LockSupport.parkNanos(pause);
                    pause = Math.min(2 * pause, LAST_PAUSE_NANOS);
                }
            }
        }
    }

    /**
     * Undertow calls its listeners on the connection's thread, and tells of the end once.
     *
     * @param connection its thread
     * @param afterServlet runs what it is given when the container's thread has left the servlet
     * @param tell calls the listener as Undertow calls any
     */
    record OfUndertow(Executor connection, Executor afterServlet, Runnable tell) implements ReadTurn {
        static ReadTurn of(ServletRequest container, AsyncContext context, Listener listener)
                throws ReflectiveOperationException {
            Object exchange = EarlierReads.call(container, "getExchange");
            Executor connection = (Executor) EarlierReads.call(exchange, "getIoThread");
            Object application = EarlierReads.call(container, "getServletContext");
            Method addTask = context.getClass().getMethod("addAsyncTask", Runnable.class);
            Method tell = application
                    .getClass()
                    .getDeclaredMethod("invokeOnAllDataRead", exchange.getClass(), ReadListener.class);
            tell.setAccessible(true);
            return new OfUndertow(
                    connection,
                    task -> call(addTask, listener, context, task),
                    () -> call(tell, listener, application, exchange, listener));
        }

        private static void call(Method method, Listener listener, Object target, Object... arguments) {
            try {
                method.invoke(target, arguments);
            } catch (ReflectiveOperationException e) {
                listener.onError(e.getCause() == null ? e : e.getCause());
            }
        }

        @Override
        public void begin() {
            afterServlet.execute(this::ask);
        }

        @Override
        public void ask() {
            connection.execute(tell);
        }
    }

    /** At once. */
    record OnAnotherThread(AsyncContext context, Listener listener) implements ReadTurn {
        @Override
        public void ask() {
            context.start(() -> {
                try {
                    listener.onAllDataRead();
                } catch (IOException | RuntimeException | Error e) {
                    listener.onError(e);
                }
            });
        }
    }
}

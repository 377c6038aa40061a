package org.lambdainvoke.http.fallback;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The ways in which a servlet may have its request looked at later, or by somebody else. */
enum AsyncLook {
    LISTENER {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            ServletInputStream stream = request.getInputStream();
            stream.setReadListener(new Collecting(context, stream));
        }
    },
    LISTENER_AT_THE_STREAM_OF_THE_CONTEXT {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            ServletInputStream stream = context.getRequest().getInputStream();
            stream.setReadListener(new Collecting(context, stream));
        }
    },
    LISTENER_FROM_ANOTHER_THREAD {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                try {
                    ServletInputStream stream = request.getInputStream();
                    stream.setReadListener(new Collecting(context, stream));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    },
    /** Says whether the container's thread had left all filters. */
    LISTENER_IN_TURN {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AtomicBoolean hasLeft = (AtomicBoolean) request.getAttribute(HAS_LEFT);
            AsyncContext context = request.startAsync();
            ServletInputStream stream = request.getInputStream();
            stream.setReadListener(new Collecting(context, stream) {
                @Override
                public void onAllDataRead() throws IOException {
                    answer(context, "has left: " + hasLeft + ", bytes: " + collected.size());
                }
            });
        }
    },
    ECHO {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            Echo echo = new Echo(context, request.getInputStream(), response.getOutputStream());
            request.getInputStream().setReadListener(echo);
            response.getOutputStream().setWriteListener(echo);
        }
    },
    /** The listener of the body comes when that of the answer is called. */
    LISTENER_WHILE_WRITING {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            ServletInputStream stream = request.getInputStream();
            AtomicBoolean isFirst = new AtomicBoolean(true);
            response.getOutputStream().setWriteListener((Writing) () -> {
                if (isFirst.getAndSet(false)) {
                    stream.setReadListener(new Collecting(context, stream));
                }
            });
        }
    },
    /** Says whether the end was told after the listener that had reached it. */
    READING_WHILE_WRITING {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            ServletInputStream stream = request.getInputStream();
            OneAtATime calls = new OneAtATime();
            stream.setReadListener(new Collecting(context, stream) {
                @Override
                public void onDataAvailable() {
                    // Left to the other listener.
                }

                @Override
                public void onAllDataRead() throws IOException {
                    answer(context, "in turn: " + calls.arrive());
                }
            });
            response.getOutputStream().setWriteListener((Writing) () -> {
                while (!stream.isFinished() && stream.isReady()) {
                    int unused = stream.read();
                }
                calls.leave();
            });
        }
    },
    /** Its end can't be worked on. */
    LISTENER_THAT_FAILS_AT_THE_END {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            CompletableFuture<String> error = TOLD.get(request.getHeader("X-Told"));
            ServletInputStream stream = request.getInputStream();
            stream.setReadListener(new Collecting(context, stream) {
                @Override
                public void onAllDataRead() {
                    throw new IllegalStateException("bad body");
                }

                @Override
                public void onError(Throwable e) {
                    error.complete(String.valueOf(e.getMessage()));
                    context.complete();
                }
            });
        }
    },
    OTHER_THREAD {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                try {
                    HttpServletRequest later = (HttpServletRequest) context.getRequest();
                    Collecting.answer(context, Look.STREAM.at(later));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    },
    DISPATCH {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                response.getWriter().write(Look.PARAMETERS_THEN_STREAM.at(request));
            } else {
                request.startAsync().dispatch();
            }
        }
    },
    DISPATCH_OF_WHAT_IS_GIVEN {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                response.getWriter().write(Look.PARAMETERS_THEN_STREAM.at(request));
            } else {
                request.startAsync(request, response).dispatch();
            }
        }
    },
    DISPATCH_TO_ANOTHER {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            request.startAsync().dispatch("/other?a=9");
        }
    },
    LISTENER_AFTER_A_DISPATCH {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                LISTENER.answer(request, response);
            } else {
                request.startAsync().dispatch();
            }
        }
    },
    /** Says whether the listener was called after the servlet. */
    LISTENER_IN_TURN_AFTER_A_DISPATCH {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getDispatcherType() != DispatcherType.ASYNC) {
                request.startAsync().dispatch();
                return;
            }
            AsyncContext context = request.startAsync();
            ServletInputStream stream = request.getInputStream();
            OneAtATime calls = new OneAtATime();
            stream.setReadListener(new Collecting(context, stream) {
                @Override
                public void onDataAvailable() throws IOException {
                    boolean isInTurn = calls.arrive();
                    super.onDataAvailable();
                    collected.write(isInTurn ? '+' : '-');
                }
            });
            calls.leave();
        }
    },
    FORWARD {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/other?a=9").forward(request, response);
        }
    },
    INCLUDE {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/other?a=9").include(request, response);
        }
    },
    FORWARD_TO_A_DISPATCH {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                response.getWriter().write("dispatched to where it came from: " + Look.STREAM.at(request));
            } else {
                request.getRequestDispatcher("/dispatching").forward(request, response);
            }
        }
    },
    FORWARD_TO_A_LISTENER {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/listener").forward(request, response);
        }
    };

    /** A listener that nothing happens to. */
    private interface Writing extends WriteListener {
        @Override
        default void onError(Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    /** What listeners were told, by the field of their request: what clients get of it is each container's choice. */
    static final Map<String, CompletableFuture<String>> TOLD = new ConcurrentHashMap<>();

    /** Attribute: what a filter in front of all others sets when the chain has returned. */
    static final String HAS_LEFT = "has left";

    abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
}

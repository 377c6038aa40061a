package org.lambdainvoke.http.shadow;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The ways in which an application may answer, and what a function would have to answer to do the same. */
enum Answering {
    WRITER {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json;charset=UTF-8");
            response.setHeader("X-Shelf", "A 7");
            response.getWriter().print(JSON);
        }
    },
    STREAM {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            stream(response);
        }
    },
    SINGLE_BYTES {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            head(response);
            for (byte octet : JSON.getBytes(StandardCharsets.UTF_8)) {
                response.getOutputStream().write(octet);
            }
        }
    },
    PRINTED {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            head(response);
            ServletOutputStream out = response.getOutputStream();
            out.print("{\"title\":\"M");
            out.write("ö".getBytes(StandardCharsets.UTF_8));
            out.print("bius\",\"copies\":");
            out.print(3);
            out.println('}');
        }
    },
    /** Everything that a {@code PrintWriter} has of its own. */
    FORMATTED {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("X-Shelf", "A 7");
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            PrintWriter writer = response.getWriter();
            writer.append('{').printf(Locale.ROOT, "\"title\":\"%s\"", "Möbius");
            writer.println();
            writer.print(",\"copies\":");
            writer.write("3}", 0, 2);
        }
    },
    GZIP_INSIDE {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            head(response);
            response.setHeader("Content-Encoding", "gzip");
            response.getOutputStream().write(gzip(JSON));
        }
    },
    EARLY_FLUSH {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            head(response);
            byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
            response.flushBuffer();
            response.setHeader("X-Late", "not sent");
            response.setStatus(500);
            for (byte octet : bytes) {
                response.getOutputStream().write(octet);
                response.getOutputStream().flush();
            }
        }
    },
    CLOSED {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            stream(response);
            response.getOutputStream().close();
        }
    },
    RESET {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(500);
            response.setHeader("X-Dropped", "yes");
            response.getWriter().print("dropped");
            response.reset();
            stream(response);
        }
    },
    BUFFER_RESET {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            head(response);
            response.getOutputStream().print("dropped");
            response.resetBuffer();
            response.getOutputStream().write(JSON.getBytes(StandardCharsets.UTF_8));
        }
    },
    FORWARD_TO_A_WRITER {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/WRITER").forward(request, response);
        }
    },
    FORWARD {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/STREAM").forward(request, response);
        }
    },
    INCLUDE {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            head(response);
            request.getRequestDispatcher("/STREAM").include(request, response);
        }
    },
    COOKIE {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.addCookie(new Cookie("reader", "7"));
            stream(response);
        }
    },
    THREAD(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync();
            context.start(() -> writeLater(context, (HttpServletResponse) context.getResponse()));
        }
    },
    THREAD_WITH_THE_PAIR(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync(request, response);
            context.start(() -> writeLater(context, (HttpServletResponse) context.getResponse()));
        }
    },
    THREAD_WITH_THE_OLD_RESPONSE(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync(request, response);
            context.start(() -> writeLater(request.getAsyncContext(), response));
        }
    },
    COMPLETED_AT_ONCE(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            stream(response);
            context.complete();
        }
    },
    WRITE_LISTENER(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext context = request.startAsync();
            head(response);
            ServletOutputStream out = response.getOutputStream();
            byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
            out.setWriteListener(new WriteListener() {
                private int next;

                @Override
                public void onWritePossible() throws IOException {
                    while (out.isReady()) {
                        if (next == bytes.length) {
                            context.complete();
                            return;
                        }
                        out.write(bytes[next++]);
                    }
                }

                @Override
                public void onError(Throwable error) {
                    throw new IllegalStateException(error);
                }
            });
        }
    },
    DISPATCH(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                stream(response);
            } else {
                request.startAsync().dispatch();
            }
        }
    },
    DISPATCH_OF_THE_PAIR(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                stream(response);
            } else {
                request.startAsync(request, response).dispatch();
            }
        }
    },
    FORWARD_TO_AN_EXCEPTION {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/STREAM").forward(request, response);
            throw new IllegalStateException("after the forward");
        }

        @Override
        String function() {
            return FOR_EACH_CONTAINER;
        }
    },
    HEAD_ONLY_AFTER_A_FORWARD {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/HEAD_ONLY").forward(request, response);
        }

        @Override
        String function() {
            return "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/css\"},\"body\":\"\"}";
        }
    },
    HEAD_ONLY {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            response.setContentType("text/css");
        }

        @Override
        String function() {
            return "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/css\"},\"body\":\"\"}";
        }
    },
    IN_A_LOCALE {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.setLocale(Locale.GERMANY);
            response.getWriter().printf("%,.2f", 1234.5);
            response.getWriter().printf(Locale.ROOT, " %,.2f", 1234.5);
        }

        @Override
        String function() {
            return FOR_EACH_CONTAINER;
        }
    },
    FORWARD_TO_A_DISPATCH(true) {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher("/DISPATCH_OF_THE_PAIR").forward(request, response);
        }

        @Override
        String function() {
            return FOR_EACH_CONTAINER;
        }
    },
    REDIRECT {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendRedirect("https://library.example/");
        }

        @Override
        String function() {
            return "{\"statusCode\":302,\"headers\":{\"Location\":\"https://library.example/\"},\"body\":\"\"}";
        }
    },
    NOTHING {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(204);
        }

        @Override
        String function() {
            return "{\"statusCode\":204}";
        }
    },
    ERROR {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("dropped");
            response.sendError(404, "no such book");
        }

        @Override
        String function() {
            return "{\"statusCode\":404,\"body\":\"whatever it says\"}";
        }
    },
    THROWN {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("of the application");
        }

        @Override
        String function() {
            return "{\"statusCode\":500,\"body\":\"whatever it says\"}";
        }
    },
    THROWN_IO {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            throw new IOException("of the application");
        }

        @Override
        String function() {
            return "{\"statusCode\":500,\"body\":\"whatever it says\"}";
        }
    },
    UNAVAILABLE {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            throw new UnavailableException("of the application", 1);
        }

        @Override
        String function() {
            return "{\"statusCode\":503,\"body\":\"whatever it says\"}";
        }
    },
    UNAVAILABLE_FOR_EVER {
        @Override
        void answer(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            throw new UnavailableException("of the application");
        }

        @Override
        String function() {
            return "{\"statusCode\":404,\"body\":\"whatever it says\"}";
        }
    };

    /** Where a function that does the same would be another one behind each container. */
    static final String FOR_EACH_CONTAINER = "";

    static final String JSON = "{\"title\":\"Möbius\",\"copies\":3}";

    private final boolean isAsync;

    Answering() {
        this(false);
    }

    Answering(boolean isAsync) {
        this.isAsync = isAsync;
    }

    /** Whether it needs filters and servlets that support that. */
    boolean isAsync() {
        return isAsync;
    }

    /** Whether there is one function that does the same. */
    boolean hasFunction() {
        return !function().equals(FOR_EACH_CONTAINER);
    }

    abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;

    /** The answer of a function that does the same, in the form that API Gateway takes. */
    String function() {
        return "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json; charset=utf-8\",\"X-Shelf\":\"A 7\"},"
                + "\"body\":\"{\\\"copies\\\":3.0,\\\"title\\\":\\\"M\\u00f6bius\\\"}\"}";
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void head(HttpServletResponse response) {
        response.setContentType("application/json;charset=UTF-8");
        response.addHeader("X-Shelf", "A 7");
    }

    private static void stream(HttpServletResponse response) throws IOException {
        head(response);
        response.getOutputStream().write(JSON.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeLater(AsyncContext context, HttpServletResponse response) {
        try {
            head(response);
            response.getWriter().print(JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            context.complete();
        }
    }
}

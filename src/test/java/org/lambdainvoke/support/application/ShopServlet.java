package org.lambdainvoke.support.application;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * What an application that has served for years does with requests: the word in its mapping says what ({@code /form/*}
 * or {@code *.form}). Its answers tell what it saw, so that nothing can be lost on the way unseen.
 */
public final class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String kind = kind(request);
        switch (kind) {
            case "form" -> form(request, response);
            case "upload" -> upload(request, response);
            case "stream" -> stream(request, response);
            case "reader" -> reader(request, response);
            case "session" -> session(request, response);
            case "async" -> async(request);
            case "listener" -> listener(request);
            case "forward" -> forward(request, response);
            case "refused" -> response.sendError(404, "none");
            case "thrown" -> throw new ServletException("the application fails");
            case "chunks" -> chunks(response);
            case "broken" -> tell(request, response, "error page for " + response.getStatus());
            default -> throw new IllegalStateException("mapped to " + kind);
        }
    }

    private static String kind(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')) + 1);
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response, String what) throws IOException {
        tell(response, head(request), what);
    }

    private static void tell(ServletResponse response, String head, String what) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(head + ": " + what);
    }

    private static String head(HttpServletRequest request) {
        return request.getMethod()
                + ' '
                + request.getRequestURI()
                + ' '
                + request.getQueryString()
                + ' '
                + request.getServletPath()
                + ' '
                + request.getPathInfo()
                + ' '
                + request.getContentType()
                + ' '
                + request.getContentLengthLong()
                + ' '
                + request.isAsyncSupported();
    }

    private static void form(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder found = new StringBuilder();
        new TreeMap<>(request.getParameterMap())
                .forEach((name, values) -> found.append(name)
                        .append('=')
                        .append(String.join("|", values))
                        .append(';'));
        tell(request, response, found.toString());
    }

    private static void upload(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        StringBuilder found = new StringBuilder();
        for (Part part : request.getParts()) {
            found.append(part.getName())
                    .append('=')
                    .append(part.getSubmittedFileName())
                    .append('/')
                    .append(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .append(';');
        }
        tell(request, response, found.toString());
    }

    private static void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(request, response, new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void reader(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder();
        BufferedReader reader = request.getReader();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            text.append((char) c);
        }
        tell(request, response, text.toString());
    }

    private static void session(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Integer before = (Integer) session.getAttribute("visits");
        int visits = before == null ? 1 : before + 1;
        session.setAttribute("visits", visits);
        tell(request, response, "visit " + visits);
    }

    private static void async(HttpServletRequest request) {
        // Later the request may have been left: Jetty's for EE 9 has no path then.
        String head = head(request);
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                tell(context.getResponse(), head, "later");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                context.complete();
            }
        });
    }

    /** Reads without blocking. */
    private static void listener(HttpServletRequest request) throws IOException {
        String head = head(request);
        AsyncContext context = request.startAsync();
        ServletInputStream in = request.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        in.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                byte[] buffer = new byte[100];
                int count = 0;
                // Not by isFinished(), which on Payara is true of a body that has come and is not read yet.
                while (in.isReady() && count >= 0) {
                    count = in.read(buffer);
                    if (count > 0) {
                        read.write(buffer, 0, count);
                    }
                }
            }

            @Override
            public void onAllDataRead() throws IOException {
                tell(context.getResponse(), head, read.toString(StandardCharsets.UTF_8));
                context.complete();
            }

            @Override
            public void onError(Throwable e) {
                context.complete();
            }
        });
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = request.getServletPath().replace("forward", "form");
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        request.getRequestDispatcher(path + info + "?b=2").forward(request, response);
    }

    private static void chunks(HttpServletResponse response) throws IOException {
        for (int i = 0; i < 3; i++) {
            response.getOutputStream().print("chunk " + i + ";");
            response.flushBuffer();
        }
    }
}

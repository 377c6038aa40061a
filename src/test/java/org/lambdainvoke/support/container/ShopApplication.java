package org.lambdainvoke.support.container;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * An application that has served for years: forms, uploads, sessions, asynchronous servlets, an error page, and a
 * filter that authorises, on REQUEST only. Each servlet tells what it saw of the request, so that nothing can be lost
 * on the way unseen.
 */
public final class ShopApplication {
    private ShopApplication() {}

    /** How a servlet answers; the request is not its only way to the outside. */
    private interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private static final class Handling extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient Handler handler;

        Handling(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            handler.handle(request, response);
        }
    }

    /** The application with {@code ours} in front of all that it has. */
    public static WebApplication with(Filter ours, Map<String, String> initParams) {
        WebApplication application = new WebApplication().async().sessions().errorPage("/broken");
        application.filter(ours, "/*", initParams, EnumSet.of(DispatcherType.REQUEST));
        return complete(application);
    }

    /** The application alone. */
    public static WebApplication alone() {
        return complete(new WebApplication().async().sessions().errorPage("/broken"));
    }

    private static WebApplication complete(WebApplication application) {
        return application
                .filter(ShopApplication::authorise, "/*", Map.of(), EnumSet.of(DispatcherType.REQUEST))
                .servlet("/form/*", new Handling(ShopApplication::form))
                .multipartServlet("/upload/*", new Handling(ShopApplication::upload))
                .servlet("/stream/*", new Handling(ShopApplication::stream))
                .servlet("/reader/*", new Handling(ShopApplication::reader))
                .servlet("/session/*", new Handling(ShopApplication::session))
                .servlet("/async/*", new Handling(ShopApplication::async))
                .servlet("/listener/*", new Handling(ShopApplication::listener))
                .servlet(
                        "/forward/*",
                        new Handling((request, response) -> request.getRequestDispatcher("/form/forwarded?b=2")
                                .forward(request, response)))
                .servlet("/refused/*", new Handling((request, response) -> response.sendError(404, "none")))
                .servlet("/thrown/*", new Handling((request, response) -> {
                    throw new ServletException("the application fails");
                }))
                .servlet("/chunks/*", new Handling(ShopApplication::chunks))
                .servlet(
                        "/broken",
                        new Handling((request, response) ->
                                tell(request, response, "error page for " + response.getStatus())));
    }

    private static void authorise(
            jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("X-Authorised-By", "shop");
        if (((HttpServletRequest) request).getHeader("X-Refused") == null) {
            chain.doFilter(request, response);
        } else {
            answer.setStatus(403);
            answer.getWriter().print("not for you");
        }
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response, String what) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .print(request.getMethod() + ' ' + request.getRequestURI() + ' ' + request.getQueryString()
                        + ' ' + request.getServletPath() + ' ' + request.getPathInfo() + ' ' + request.getContentType()
                        + ' '
                        + request.getContentLengthLong() + ' ' + request.isAsyncSupported() + ": " + what);
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

    private static void async(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                tell(request, (HttpServletResponse) context.getResponse(), "later");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                context.complete();
            }
        });
    }

    /** Reads without blocking. */
    private static void listener(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext context = request.startAsync();
        ServletInputStream in = request.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        in.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                byte[] buffer = new byte[100];
                while (in.isReady() && !in.isFinished()) {
                    int count = in.read(buffer);
                    if (count > 0) {
                        read.write(buffer, 0, count);
                    }
                }
            }

            @Override
            public void onAllDataRead() throws IOException {
                tell(request, (HttpServletResponse) context.getResponse(), read.toString(StandardCharsets.UTF_8));
                context.complete();
            }

            @Override
            public void onError(Throwable e) {
                context.complete();
            }
        });
    }

    private static void chunks(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (int i = 0; i < 3; i++) {
            response.getOutputStream().print("chunk " + i + ";");
            response.flushBuffer();
        }
    }
}

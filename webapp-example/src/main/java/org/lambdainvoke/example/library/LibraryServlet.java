package org.lambdainvoke.example.library;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An endpoint of the old application. It knows nothing of functions, and stays as it is while they take over. */
abstract class LibraryServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    static void send(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(Answer.ANSWERED_BY, "application");
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(answer.json());
    }
}

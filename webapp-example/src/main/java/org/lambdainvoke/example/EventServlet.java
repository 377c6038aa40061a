package org.lambdainvoke.example;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Shows the page the event that a function was given: {@code GET /event?root=TRACE}. 204 when no function in this JVM
 * has seen one: nothing was invoked, or it runs elsewhere.
 */
public final class EventServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String root = request.getParameter("root");
        Optional<String> event = root == null
                ? Optional.empty()
                : LocalLambdaListener.events(getServletContext()).find(root);
        if (event.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(event.get());
    }
}

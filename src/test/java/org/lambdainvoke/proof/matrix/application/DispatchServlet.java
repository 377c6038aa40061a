package org.lambdainvoke.proof.matrix.application;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Dispatches to {@code /dispatched} in the way that its own path names. */
public final class DispatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String TARGET = "/dispatched?b=2";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getServletPath()) {
            case "/forward" -> request.getRequestDispatcher(TARGET).forward(request, response);
            case "/include" -> request.getRequestDispatcher(TARGET).include(request, response);
            case "/async" -> request.startAsync().dispatch(TARGET);
            // The application's error page is /dispatched.
            default -> response.sendError(500);
        }
    }
}

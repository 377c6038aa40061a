package org.lambdainvoke.http.shadow;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An application with one answer, and what a function would have to answer to do the same. */
final class Books extends HttpServlet {
    static final String JSON = "{\"books\":3}";
    static final String FUNCTION = "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},"
            + "\"body\":\"{\\\"books\\\":3}\"}";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().print(JSON);
    }
}

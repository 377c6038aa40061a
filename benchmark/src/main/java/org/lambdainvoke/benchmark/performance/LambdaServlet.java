package org.lambdainvoke.benchmark.performance;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What somebody writes who needs no more than this: the parameters as JSON to the function, its answer to the client.
 */
abstract class LambdaServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Calls the function; returns its answer as it is. */
    abstract byte[] invoke(byte[] payload) throws IOException;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] answer = invoke(json(request.getParameterMap()).getBytes(StandardCharsets.UTF_8));
        response.setContentType("application/json");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static String json(Map<String, String[]> parameters) {
        StringBuilder json = new StringBuilder(64).append('{');
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            if (json.length() > 1) {
                json.append(',');
            }
            append(json, parameter.getKey());
            json.append(':');
            append(json, parameter.getValue()[0]);
        }
        return json.append('}').toString();
    }

    private static void append(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}

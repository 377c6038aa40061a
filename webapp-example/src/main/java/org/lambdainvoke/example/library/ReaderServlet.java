package org.lambdainvoke.example.library;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Prints a reader's card: {@code GET /readers/ada}. */
public final class ReaderServlet extends LibraryServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(Library.card(request.getPathInfo().substring(1)), response);
    }
}

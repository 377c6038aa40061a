package org.lambdainvoke.example.library;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows a book: {@code GET /books/emma}. */
public final class BookServlet extends LibraryServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(Library.book(request.getPathInfo().substring(1)), response);
    }
}

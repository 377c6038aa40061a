package org.lambdainvoke.example.library;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lists all books: {@code GET /books}. */
public final class BooksServlet extends LibraryServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(Library.books(), response);
    }
}

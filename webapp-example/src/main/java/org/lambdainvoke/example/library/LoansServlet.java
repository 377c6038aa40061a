package org.lambdainvoke.example.library;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** Lends a book: {@code POST /loans} of a form, {@code book=emma}. */
public final class LoansServlet extends LibraryServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(Library.lend(Objects.requireNonNullElse(request.getParameter("book"), "")), response);
    }
}

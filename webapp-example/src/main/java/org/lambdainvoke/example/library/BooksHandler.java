package org.lambdainvoke.example.library;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Lists all books, in place of {@link BooksServlet}. */
public final class BooksHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> parameters, Context context) {
        return Library.books().ofFunction();
    }
}

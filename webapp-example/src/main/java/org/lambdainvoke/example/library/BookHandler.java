package org.lambdainvoke.example.library;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Shows a book, in place of {@link BookServlet}. The variable of the route is a parameter as any other. */
public final class BookHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> parameters, Context context) {
        return Library.book(parameters.getOrDefault("id", "").toString()).ofFunction();
    }
}

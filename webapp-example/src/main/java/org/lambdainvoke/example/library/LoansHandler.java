package org.lambdainvoke.example.library;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Lends a book, in place of {@link LoansServlet}. */
public final class LoansHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> parameters, Context context) {
        return Library.lend(parameters.getOrDefault("book", "").toString()).ofFunction();
    }
}

package org.lambdainvoke.example.shop;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what is wrong with a request as problem details, RFC 9457. */
public final class ProblemMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
        Response response = failure.getResponse();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("status", response.getStatus());
        problem.put("title", response.getStatusInfo().getReasonPhrase());
        problem.put("detail", failure.getMessage());
        return Response.fromResponse(response)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }
}

package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts the visits of a browser in its cookies. It shows payload format 2.0 of an HTTP API with the official event
 * types: cookies come and go as lists, the query is there as it was sent, and the caller's address is the
 * connection's, whatever a header claims.
 */
public final class VisitsHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String VISITS = "visits";
    private static final String LAST_VISIT = "last-visit";
    private static final String ATTRIBUTES = "; Max-Age=86400; HttpOnly; SameSite=Lax";

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        int visits = countOf(cookie(event, VISITS)) + 1;
        String lastVisit = cookie(event, LAST_VISIT);
        APIGatewayV2HTTPEvent.RequestContext request = event.getRequestContext();
        Instant now = Instant.ofEpochMilli(request.getTimeEpoch()).truncatedTo(ChronoUnit.SECONDS);
        String text = "Visit " + visits + " from " + request.getHttp().getSourceIp() + "\n"
                + (lastVisit.isEmpty() ? "" : "The last one was at " + lastVisit + "\n")
                + (event.getRawQueryString().isEmpty() ? "" : "Asked for " + event.getRawQueryString() + "\n");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-store"))
                .withCookies(List.of(VISITS + "=" + visits + ATTRIBUTES, LAST_VISIT + "=" + now + ATTRIBUTES))
                .withBody(text)
                .build();
    }

    private static String cookie(APIGatewayV2HTTPEvent event, String name) {
        return Objects.requireNonNullElse(event.getCookies(), List.<String>of()).stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    // A cookie is what the browser says it is.
    private static int countOf(String cookie) {
        return cookie.matches("[0-9]{1,6}") ? Integer.parseInt(cookie) : 0;
    }
}

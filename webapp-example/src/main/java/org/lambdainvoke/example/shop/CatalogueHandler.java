package org.lambdainvoke.example.shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The catalogue as CSV, as far as names have every {@code word} of the query. It shows the event of an Application
 * Load Balancer with multi-value headers: values of the query come as they were sent, so the function decodes them,
 * and a header may have several values in both directions, here a {@code Link} for each item.
 */
public final class CatalogueHandler
        implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {
    @Override
    public ApplicationLoadBalancerResponseEvent handleRequest(
            ApplicationLoadBalancerRequestEvent event, Context context) {
        List<String> words;
        try {
            words = event.getMultiValueQueryStringParameters().getOrDefault("word", List.of()).stream()
                    .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                    .toList();
        } catch (IllegalArgumentException e) {
            return answer(400, "400 Bad Request", "text/plain", List.of(), "A word is escaped wrongly.\n");
        }
        List<Item> found = Catalogue.ITEMS.stream()
                .filter(item -> words.stream().allMatch(item.name().toLowerCase(Locale.ROOT)::contains))
                .toList();
        String csv = found.stream()
                .map(item -> item.id() + "," + item.name() + "," + item.price() + "\r\n")
                .collect(Collectors.joining("", "id,name,price\r\n", ""));
        // Relative to the address of this function, so that they fit any context path.
        List<String> links = found.stream()
                .map(item -> "<shop/items/" + item.id() + ">; rel=\"item\"")
                .toList();
        return answer(200, "200 OK", "text/csv; charset=utf-8", links, csv);
    }

    private static ApplicationLoadBalancerResponseEvent answer(
            int status, String description, String type, List<String> links, String body) {
        ApplicationLoadBalancerResponseEvent answer = new ApplicationLoadBalancerResponseEvent();
        answer.setStatusCode(status);
        answer.setStatusDescription(description);
        answer.setMultiValueHeaders(Map.of("Content-Type", List.of(type), "Link", links));
        answer.setBody(body);
        return answer;
    }
}

package org.lambdainvoke.http.payload;

import org.junit.Test;
import org.lambdainvoke.support.container.GoldenApplication;
import org.lambdainvoke.support.container.WebApplication;

/**
 * The events are those of the golden files. Where a container refuses a request by default, its switches for that are
 * on: {@code UriCompliance.UNSAFE} and {@code setDecodeAmbiguousURIs} on Jetty,
 * {@code encodedSolidusHandling=passthrough} on Tomcat.
 */
public class GoldenEventOverHttpTest extends OnGoldenRequests {
    @Test
    public void eventsAreTheGoldenOnes() throws Exception {
        WebApplication application = GoldenApplication.of(request, lambda);
        serve(isRefused(container, request) ? application.lenient() : application);
        GoldenApplication.assertEvents(request, container, server.port());
    }
}

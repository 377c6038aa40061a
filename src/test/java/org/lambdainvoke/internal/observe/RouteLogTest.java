package org.lambdainvoke.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.container.LogCapture;

public class RouteLogTest {
    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.routes");

    private final RouteLog routes = new RouteLog("filter");

    @Test
    public void manyRoutesWithoutAPlaceForVariablesAreCountedAndNotAllNamed() {
        routes.withoutPlaceForVariables(
                IntStream.range(0, 10_000).mapToObj(i -> "GET /" + i + "/{x}").toList());
        assertThat(log.lines())
                .containsExactly("filter the payload has no place for the variables of 10000 routes: [GET /0/{x}],"
                        + " [GET /1/{x}], [GET /2/{x}], [GET /3/{x}], [GET /4/{x}], ...");
    }

    @Test
    public void textOfATableIsEscaped() {
        routes.withoutPlaceForVariables(List.of("GET /\u2028{x}"));
        assertThat(log.lines()).singleElement().asString().endsWith("of 1 route: [GET /\\u2028{x}]");
    }

    @Test
    public void noRouteIsNoLine() {
        routes.withoutPlaceForVariables(List.of());
        assertThat(log.lines()).isEmpty();
    }
}

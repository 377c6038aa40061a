package org.lambdainvoke.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RouteLineTest {
    private static final Parameter<String> ROUTES = Parameter.of("routes", ParameterTypes.text("lines"));

    private final ParameterTable table = new ParameterTable(ParameterTable.Scope.FILTER);
    private final Faults faults = new Faults(table);

    public RouteLineTest() {
        table.add(ROUTES);
    }

    private List<RouteLine> parse(String text) {
        return RouteLine.parse(text, ROUTES, faults);
    }

    @Test
    public void lineHasMethodsTemplateFunctionAndSettings() {
        assertThat(parse("GET,HEAD  /orders/{id}\torders:live  timeout=500 retries=0"))
                .containsExactly(new RouteLine(
                        1,
                        "GET,HEAD",
                        "/orders/{id}",
                        "orders:live",
                        List.of(Map.entry("timeout", "500"), Map.entry("retries", "0"))));
        assertThat(faults.all()).isEmpty();
    }

    @Test
    public void emptyLinesAndCommentsAreLeftOut() {
        List<RouteLine> lines = parse("\n# all\r\n  # more\n* / f # said\n* /a f #said");
        assertThat(lines).extracting(RouteLine::number).containsExactly(4, 5);
        assertThat(lines).allMatch(line -> line.settings().isEmpty());
    }

    @Test
    public void signWithinAWordBeginsNoComment() {
        assertThat(parse("* / f a=b#c").get(0).settings()).containsExactly(Map.entry("a", "b#c"));
    }

    @Test
    public void valueInQuotesMayHaveBlanks() {
        assertThat(parse("* / f a=\"b # \\\"c\\\\\" d=e").get(0).settings())
                .containsExactly(Map.entry("a", "b # \"c\\"), Map.entry("d", "e"));
    }

    @Test
    public void everyFaultIsToldWithItsLine() {
        assertThat(parse("GET /a\n* / f\nGET / f x\nGET / f a=\"b\nGET / f a=\"\\b\""))
                .hasSize(1);
        assertThat(faults.all())
                .hasSize(4)
                .anyMatch(fault -> fault.startsWith("routes line 1: a line names"))
                .anyMatch(fault -> fault.startsWith("routes line 3: [x] is not a setting"))
                .anyMatch(fault -> fault.startsWith("routes line 4: a quote"))
                .anyMatch(fault -> fault.startsWith("routes line 5: after a backslash"));
    }

    @Test
    public void numberOfLinesIsBounded() {
        assertThat(parse("* / f\n".repeat(RouteLine.MAX_LINES))).hasSize(RouteLine.MAX_LINES);
        assertThat(parse("* / f\n".repeat(RouteLine.MAX_LINES + 1))).isEmpty();
        assertThat(faults.all()).singleElement().asString().contains("at most 10000 lines");
    }

    @Test
    public void linesThatMeanTheSameHaveTheSameText() {
        assertThat(parse("GET /  f a=b").get(0).text())
                .isEqualTo(parse("GET / f  a=\"b\" # said").get(0).text());
        assertThat(parse("GET / f a=b").get(0).text())
                .isNotEqualTo(parse("GET / f a=c").get(0).text());
    }
}

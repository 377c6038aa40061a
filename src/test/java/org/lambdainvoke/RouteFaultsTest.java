package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.internal.route.RoutePlan;

/** What is wrong with a route table is told at once, line by line. */
public class RouteFaultsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> parameters = new HashMap<>(Map.of("aws_region", "eu-west-1"));

    private String faults(String routes) {
        parameters.put("routes", routes);
        return faults();
    }

    private String faults() {
        return assertThrows(ConfigurationException.class, () -> FilterSettings.of(parameters))
                .getMessage();
    }

    private RoutePlan.Table table(String routes) {
        parameters.put("routes", routes);
        return (RoutePlan.Table) FilterSettings.of(parameters).plan();
    }

    @Test
    public void allOfThemAreTold() {
        assertThat(faults("get / f\n* a f\n* /b two.words:x:y\n* /c f timeout=0 retrys=1 aws_region=eu-west-1"))
                .contains("routes line 1: [get] does not name methods")
                .contains("routes line 2: template: found [a]: a template begins with a slash")
                .contains("routes line 3: function_name: found [two.words:x:y]")
                .contains("routes line 4: timeout: found [0]")
                .contains("routes line 4: retrys: no parameter has this name, the nearest is [retries]")
                .contains("routes line 4: aws_region: holds for the whole filter");
    }

    @Test
    public void tableThatWasFoundEmptyIsOne() throws Exception {
        Path file = folder.newFile().toPath();
        Files.writeString(file, " \n");
        parameters.put("routes_file", file.toString());
        assertThat(faults()).contains("routes_file: found []").contains("a line says [none]");
    }

    @Test
    public void tableOfCommentsAloneIsOne() {
        assertThat(faults("# nothing yet\n")).contains("routes: found []").contains("a line says [none]");
    }

    @Test
    public void tableThatSaysSoHasNoRoute() {
        assertThat(table("# nothing yet\nnone\n").routes()).isEmpty();
    }

    @Test
    public void wordForNoRouteBesideARouteIsOne() {
        assertThat(faults("* / f\nnone # left over")).contains("routes line 2: [none] is for a table without a route");
    }

    @Test
    public void faultOfTheFilterIsOneWithoutARouteToo() {
        parameters.put("streaming", "true");
        parameters.put("invocation_type", "Event");
        assertThat(faults("none")).contains("streaming: found [true]");
    }

    @Test
    public void functionBesideATableIsOne() {
        parameters.put("function_name", "f");
        parameters.put("qualifier", "live");
        assertThat(faults("* / f"))
                .contains("function_name: found [f]")
                .contains("qualifier: found [live]")
                .contains("; routes is set");
    }

    @Test
    public void fileBesideATableIsOne() {
        parameters.put("routes_file", "routes.txt");
        assertThat(faults("* / f")).contains("routes_file: found [routes.txt]").contains("; routes is set");
    }

    @Test
    public void twoLinesForTheSameRequestsAreOne() {
        assertThat(faults("GET,POST /a/{x} f\nPOST /a/{y} g"))
                .contains("routes line 2: line 1 has POST /a/{x} already, which takes the same requests");
    }

    @Test
    public void twoEqualLinesAreOneLine() {
        assertThat(table("GET /a f retries=1\nGET  /a f  retries=1 # again").entries())
                .hasSize(1);
    }

    @Test
    public void settingThatIsWrittenTwiceIsOne() {
        assertThat(faults("* / f retries=1 retries=2")).contains("routes line 1: retries: is set twice");
    }

    @Test
    public void functionThatIsWrittenAsASettingIsOne() {
        assertThat(faults("* / f function_name=g")).contains("function_name: the function is the third word");
    }

    @Test
    public void faultOfTheFilterIsToldOnceForAllLines() {
        parameters.put("streaming", "true");
        parameters.put("client", "sdk");
        assertThat(faults("GET /a f\nGET /b f").lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("  streaming: ");
    }

    @Test
    public void faultOfTheFilterMakesNoFaultOfALine() {
        parameters.put("payload", "parameter");
        parameters.put("authorizer_attributes", "tenant");
        assertThat(faults("GET /a f\nGET /b f").lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("  payload: ");
    }

    @Test
    public void starInTheShareHeaderIsOne() {
        parameters.put("share_header", "X-*");
        parameters.put("share_header_secret", "0123456789abcdef");
        assertThat(faults("* / f")).contains("share_header: found [X-*]");
    }

    @Test
    public void reasonAfterWhichTheFunctionMayHaveRunIsOne() {
        parameters.put("fallback", "throttled, timeout");
        assertThat(faults("* / f"))
                .contains("fallback: found [throttled, timeout]")
                .contains("after [timeout]");
    }

    @Test
    public void functionOfAnotherRegionIsOne() {
        assertThat(faults("* / arn:aws:lambda:us-east-1:123456789012:function:f"))
                .contains("routes line 1: the function is in [us-east-1], the filter's region is [eu-west-1]");
    }

    @Test
    public void functionsOfTwoRegionsTakeTwoFilters() {
        parameters.remove("aws_region");
        assertThat(faults("GET /a arn:aws:lambda:us-east-1:123456789012:function:f\n"
                        + "GET /b arn:aws:lambda:eu-west-1:123456789012:function:f"))
                .contains("aws_region")
                .contains("eu-west-1 and us-east-1");
    }

    @Test
    public void regionIsThatOfTheFunctions() {
        parameters.remove("aws_region");
        assertThat(table("* / arn:aws:lambda:us-east-1:123456789012:function:f").entries())
                .hasSize(1);
    }

    @Test
    public void moreInvocationsThanTheFilterAllowsAreOne() {
        parameters.put("max_concurrency", "10");
        assertThat(faults("* / f max_concurrency=11"))
                .contains("routes line 1: max_concurrency")
                .contains("[10]");
    }

    @Test
    public void moreShadowsThanTheFilterAllowsAreOne() {
        assertThat(faults("* / f shadow_max_concurrency=11"))
                .contains("routes line 1: shadow_max_concurrency")
                .contains("[10]");
    }

    @Test
    public void shadowWithoutAnAnswerIsOne() {
        assertThat(faults("* / f shadow=1 invocation_type=DryRun"))
                .contains("routes line 1: shadow")
                .contains("invocation_type is [DryRun]");
    }

    @Test
    public void placeholdersAreReplacedInALine() {
        String version = System.getProperty("java.specification.version");
        RoutePlan.Table table = table("* / f qualifier=v${sys:java.specification.version}");
        assertThat(table.routes().get(0).invocation().function()).hasToString("f:v" + version);
    }

    @Test
    public void fileInALineIsOne() {
        assertThat(faults("* / ${file:/etc/hostname}")).contains("${file:} has no place in a line");
    }

    @Test
    public void placeholderWithoutAValueIsOne() {
        assertThat(faults("* / f qualifier=${env:NO_SUCH_VARIABLE}"))
                .contains("routes line 1: qualifier: found [${env:NO_SUCH_VARIABLE}]");
    }

    @Test
    public void fileIsRead() throws Exception {
        Path file = folder.newFile().toPath();
        Files.writeString(file, "\uFEFFGET /caf\u00e9 f\r\n");
        parameters.put("routes_file", file.toString());
        assertThat(FilterSettings.of(parameters).plan().routes())
                .singleElement()
                .satisfies(route -> assertThat(route.template()).isEqualTo("/caf\u00e9"));
    }

    @Test
    public void fileThatIsMissingIsOne() {
        parameters.put("routes_file", "no/such/file");
        assertThat(faults()).contains("routes_file: found [no/such/file]").contains("there is no such file");
    }

    @Test
    public void fileThatIsNotInUtf8IsOne() throws Exception {
        Path file = folder.newFile().toPath();
        Files.write(file, "GET /caf\u00e9 f".getBytes(StandardCharsets.ISO_8859_1));
        parameters.put("routes_file", file.toString());
        assertThat(faults()).contains("it is not in UTF-8");
    }

    @Test
    public void fileThatIsTooLargeIsOne() throws Exception {
        Path file = folder.newFile().toPath();
        Files.writeString(file, "#".repeat(1_048_577));
        parameters.put("routes_file", file.toString());
        assertThat(faults()).contains("more than 1048576 bytes");
    }

    @Test
    public void builderAddsRoutes() {
        FilterSettings settings = FilterSettings.builder()
                .awsRegion("eu-west-1")
                .route("GET", "/orders/{id}", "orders")
                .route("POST", "/orders", "orders", Map.of("timeout", "500"))
                .build();
        assertThat(settings.plan().routes()).extracting("name").containsExactly("GET /orders/{id}", "POST /orders");
    }

    @Test
    public void faultOfARouteOfTheBuilderNamesItsPlace() {
        FilterSettingsBuilder builder =
                FilterSettings.builder().awsRegion("eu-west-1").route("GET", "/a", "f");
        assertThat(assertThrows(
                        ConfigurationException.class,
                        () -> builder.route("GET", "b", "f").build()))
                .hasMessageContaining("routes line 2: template: found [b]");
    }
}

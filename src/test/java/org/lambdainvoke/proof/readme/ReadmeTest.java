package org.lambdainvoke.proof.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.FailureReason;

/** What the README says is what the code does. */
public class ReadmeTest {
    @Test
    public void failureTableNamesEveryReasonWithItsStatus() throws Exception {
        assertThat(Readme.rows("When no function answers"))
                .extracting(row -> row.group(1) + " " + row.group(3).strip())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FailureReason.values())
                        .map(reason -> reason.code() + " " + status(reason))
                        .toList());
    }

    @Test
    public void everyPayloadIsExplained() throws Exception {
        String explained =
                Readme.text().split("## What the function receives", 2)[1].split("## Parameters", 2)[0];
        assertThat(PayloadFormat.values())
                .allSatisfy(format ->
                        assertThat(explained).containsPattern("\\| .*`" + Pattern.quote(format.text()) + "`.* \\|"));
    }

    private static String status(FailureReason reason) {
        return switch (reason) {
            case FUNCTION_ERROR -> "`unhandled_status`";
            case CLIENT_GONE, NOT_DELIVERED -> "none";
            default -> {
                String status = Integer.toString(reason.status());
                yield reason.isTemporary() ? status + " + `Retry-After`" : status;
            }
        };
    }

    @Test
    public void everyJavaSnippetIsCodeThatATestRuns() throws Exception {
        String tested;
        try (Stream<Path> files = Files.list(Path.of("src/test/java/org/lambdainvoke/proof/readme"))) {
            tested = files.map(ReadmeTest::read).map(ReadmeTest::squeezed).collect(Collectors.joining());
        }
        List<String> snippets = Readme.blocks("java");
        assertThat(snippets).isNotEmpty();
        for (String snippet : snippets) {
            assertThat(tested).contains(squeezed(snippet));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    public void routeTablesHaveNoFault() throws Exception {
        assertThat(Readme.blocks("text"))
                .hasSize(3)
                .allSatisfy(table -> assertThat(FilterSettings.of(Map.of("routes", table, "aws_region", "eu-west-1")))
                        .isNotNull());
    }
}

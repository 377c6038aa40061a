package org.lambdainvoke.proof.contributing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** The table of CONTRIBUTING.md that leads from a behaviour to its test is whole and true. */
public class TestTableTest {
    /** They say nothing that a test of this build could show. */
    private static final Set<String> WITHOUT_BEHAVIOUR = Set.of(
            // .ci/run takes its steps.
            "Try it: five minutes, no AWS account",
            "Why not a gateway",
            // Its scripts are in the folder benchmark.
            "What it costs, what it withstands",
            // Each is the limit of a behaviour that has a row.
            "Known limits",
            "License");

    /** They stand in every test. */
    private static final Set<String> COMMON_WORDS = Set.of(
            "after",
            "answer",
            "behind",
            "class",
            "client",
            "every",
            "filter",
            "function",
            "http",
            "other",
            "request",
            "that",
            "what",
            "with");

    private static final Pattern HEADING = Pattern.compile("^###? (.+)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

    @Test
    public void everyHeadingOfTheReadmeThatSpeaksOfBehaviourHasARow() throws Exception {
        Set<String> chapters = Contributing.testTable().stream()
                .map(row -> row.chapter().text())
                .collect(Collectors.toSet());
        assertThat(chapters)
                .containsExactlyInAnyOrderElementsOf(headings().stream()
                        .filter(heading -> !WITHOUT_BEHAVIOUR.contains(heading))
                        .toList());
    }

    @Test
    public void everyChapterIsLinked() throws Exception {
        assertThat(Contributing.testTable())
                .allSatisfy(row -> assertThat(row.chapter().target())
                        .isEqualTo("README.md#" + anchor(row.chapter().text())));
    }

    @Test
    public void everyLinkLeadsToTheClassThatItNames() throws Exception {
        assertThat(Contributing.testTable())
                .flatExtracting(Contributing.Row::tests)
                .allSatisfy(test ->
                        assertThat(Path.of(test.target())).isRegularFile().hasFileName(test.text() + ".java"));
    }

    @Test
    public void everyRowLeadsToATest() throws Exception {
        assertThat(Contributing.testTable())
                .allSatisfy(row -> assertThat(row.tests()).as(row.behaviour()).isNotEmpty());
    }

    @Test
    public void everyTestOverHttpIsInTheTable() throws Exception {
        List<String> named = Contributing.testTable().stream()
                .flatMap(row -> row.tests().stream())
                .map(Contributing.Link::target)
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/org/lambdainvoke/http"))) {
            assertThat(files.map(Path::toString).filter(file -> file.endsWith("Test.java")))
                    .isNotEmpty()
                    .isSubsetOf(named);
        }
    }

    @Test
    public void everyTestSpeaksOfItsBehaviour() throws Exception {
        assertThat(Contributing.testTable())
                .flatExtracting(row -> row.tests().stream()
                        .filter(test -> stems(row.behaviour()).noneMatch(code(test)::contains))
                        .map(test -> row.behaviour() + ": " + test.text())
                        .toList())
                .isEmpty();
    }

    /** Parameters, reasons, fields and classes, which the code of a test writes as it likes: in snake or camel case. */
    @Test
    public void everyNameOfARowIsInOneOfItsTests() throws Exception {
        assertThat(Contributing.testTable())
                .flatExtracting(row -> {
                    String code = row.tests().stream()
                            .map(test -> lettersOf(code(test)))
                            .collect(Collectors.joining());
                    return Contributing.names(row.behaviour()).stream()
                            .filter(name -> !code.contains(lettersOf(name)))
                            .map(name -> row.behaviour() + ": " + name)
                            .toList();
                })
                .isEmpty();
    }

    private static List<String> headings() throws IOException {
        return HEADING.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    /** As GitHub makes it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    /** The beginnings of words, by which their other forms are found too. */
    private static Stream<String> stems(String behaviour) {
        return WORD.matcher(behaviour.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> !COMMON_WORDS.contains(word))
                .map(word -> word.substring(0, Math.min(word.length(), 6)));
    }

    /** Without what is imported: that is no behaviour. */
    private static String code(Contributing.Link test) {
        try (Stream<String> lines = Files.lines(Path.of(test.target()))) {
            return lines.filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                    .collect(Collectors.joining("\n"))
                    .toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lettersOf(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}

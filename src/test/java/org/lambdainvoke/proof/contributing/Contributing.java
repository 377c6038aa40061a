package org.lambdainvoke.proof.contributing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CONTRIBUTING.md, as its readers see it. */
final class Contributing {
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");

    /** A row of the table that says where each test is. */
    record Row(Link chapter, String behaviour, List<Link> tests) {}

    /** A link, as it is written. */
    record Link(String text, String target) {}

    private Contributing() {}

    private static String text() throws IOException {
        return Files.readString(Path.of("CONTRIBUTING.md"));
    }

    /** What stands below a heading of any level, until the next one that is not below it. */
    static String section(String heading) throws IOException {
        Matcher section = Pattern.compile("(?ms)^(#+) " + Pattern.quote(heading) + "\\n(.*?)(?=^(?!\\1#)#|\\z)")
                .matcher(text());
        if (!section.find()) {
            throw new AssertionError("CONTRIBUTING.md has no heading " + heading);
        }
        return section.group(2);
    }

    /** The rows of the only table whose first column links the README. */
    static List<Row> testTable() throws IOException {
        return section("Where is the test for …")
                .lines()
                .filter(line -> line.startsWith("| ["))
                .map(line -> line.split(" \\| ", -1))
                .map(cells -> new Row(links(cells[0]).get(0), cells[1], links(cells[2])))
                .toList();
    }

    static List<Link> links(String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> new Link(link.group(1), link.group(2)))
                .toList();
    }

    /** The only block of a language in a section. */
    static String block(String language, String heading) throws IOException {
        List<String> blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(section(heading))
                .results()
                .map(block -> block.group(1))
                .toList();
        if (blocks.size() != 1) {
            throw new AssertionError(blocks.size() + " blocks of " + language + " in the section " + heading);
        }
        return blocks.get(0);
    }

    /** The code spans of a text, cut where they have an equals sign. */
    static List<String> names(String text) {
        return Pattern.compile("`([^`]+)`")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(span -> Arrays.stream(span.split("=", -1)))
                .toList();
    }
}

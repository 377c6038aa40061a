package org.lambdainvoke.proof.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README, as its readers see it. */
public final class Readme {
    private Readme() {}

    static String text() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    /** The blocks of one language. */
    static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text())
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The only block of a language that holds {@code text}. */
    static String block(String language, String text) throws IOException {
        List<String> found =
                blocks(language).stream().filter(block -> block.contains(text)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " blocks of " + language + " hold " + text);
        }
        return found.get(0);
    }

    /** The cells of a table's first and second columns, in order, of rows that begin with a code span. */
    public static List<MatchResult> rows(String heading) throws IOException {
        String text = text();
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("the README has no heading " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        return Pattern.compile("^\\| `([^`]+)` \\| ([^|]*) \\| ([^|]*)", Pattern.MULTILINE)
                .matcher(text.substring(start, end < 0 ? text.length() : end))
                .results()
                .toList();
    }
}

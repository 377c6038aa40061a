package org.lambdainvoke.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.Test;

/** The formatter leaves Javadoc as it is, and so its long lines. */
public class CommentWidthTest {
    private static final int COLUMNS = 120;

    @Test
    public void noLineOfAJavadocIsLongerThanTheFormatterAllows() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(CommentWidthTest::tooLong))
                    .isEmpty();
        }
    }

    private static Stream<String> tooLong(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.length() > COLUMNS && line.strip().matches("/?\\*.*"))
                    .map(line -> file + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lambdainvoke.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** The snippets of docs/spring-boot.md are code that is run here. */
public class PageTest {
    private static final Path SOURCES = Path.of(System.getProperty("sources"));

    @Test
    public void javaOfThePageIsTested() throws Exception {
        String tested;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            tested = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> squeezed(read(file)))
                    .collect(Collectors.joining());
        }
        assertThat(blocks("java"))
                .isNotEmpty()
                .allSatisfy(snippet -> assertThat(tested).contains(squeezed(snippet)));
    }

    @Test
    public void propertiesOfThePageAreThoseOfTheApplication() {
        assertThat(blocks("properties"))
                .containsExactly(read(SOURCES.resolve("spring-boot/src/test/resources/application.properties")));
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(read(Path.of(System.getProperty("page"))))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}

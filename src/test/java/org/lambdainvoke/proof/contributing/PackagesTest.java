package org.lambdainvoke.proof.contributing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** CONTRIBUTING.md leads through the packages and classes that there are. */
public class PackagesTest {
    private static final Path MAIN = Path.of("src/main/java/org/lambdainvoke");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)(\\.\\w+)?`");

    @Test
    public void everyPackageIsInTheTable() throws Exception {
        List<String> named = Contributing.section("Packages")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", -1)[1])
                .toList();
        assertThat(files("package-info.java")
                        .map(file ->
                                MAIN.relativize(file.getParent()).toString().replace('/', '.'))
                        .filter(name -> !name.isEmpty()))
                .isNotEmpty()
                .isSubsetOf(named);
    }

    @Test
    public void everyClassOnTheWayOfARequestIsThere() throws Exception {
        List<String> classes = files(".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
        assertThat(CLASS.matcher(Contributing.section("The way of a request"))
                        .results()
                        .map(name -> name.group(1)))
                .hasSizeGreaterThan(10)
                .isSubsetOf(classes);
    }

    private static Stream<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(end)).toList().stream();
        }
    }
}

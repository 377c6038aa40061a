package org.lambdainvoke.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.support.container.ApplicationLoader;

/** The table of the lowest versions, beside the jars that the tests run with and the README. */
public class LibrariesTest {
    @Test
    public void whatTheBuildResolvesIsEnough() {
        assertThat(Libraries.faults()).isEmpty();
    }

    @Test
    public void testsRunWithTheLowestVersions() {
        List<String> tested = ApplicationLoader.libraries("lowest").stream()
                .map(jar -> ApplicationLoader.artifactOf(jar) + " " + ApplicationLoader.versionOf(jar))
                .toList();
        assertThat(Libraries.ALL)
                // Of these the build has the lowest.
                .filteredOn(library ->
                        !List.of("commons-fileupload2-core", "eventstream").contains(library.artifact()))
                .extracting(library -> library.artifact() + " " + library.lowest())
                .isSubsetOf(tested);
    }

    @Test
    public void readmeNamesTheLowestVersions() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Libraries.ALL)
                .allSatisfy(library -> assertThat(readme).contains("`" + library.artifact() + "` " + library.lowest()));
    }

    @Test
    public void versionIsThatOfTheJar() {
        assertThat(Libraries.ALL).noneMatch(library -> !library.found().matches("\\d+(\\.\\d+)+(-M\\d+)?"));
    }
}

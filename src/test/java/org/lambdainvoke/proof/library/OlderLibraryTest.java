package org.lambdainvoke.proof.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.container.ApplicationLoader;
import org.lambdainvoke.support.container.Configurations;

/** A library that somebody's BOM has lowered: the deployment fails, not each request. */
@RunWith(Parameterized.class)
public class OlderLibraryTest {
    @Parameters(name = "{0}")
    public static List<Path> libraries() {
        return ApplicationLoader.libraries("older").stream()
                .map(Path::getFileName)
                .toList();
    }

    @Parameter
    public Path library;

    @Test
    public void startFailsWithBothVersions() throws Exception {
        Path jar = ApplicationLoader.libraries("older").stream()
                .filter(path -> path.endsWith(library))
                .findFirst()
                .orElseThrow();
        try (ApplicationLoader loader = ApplicationLoader.with(List.of(jar))) {
            assertThat(failureOf(loader))
                    .startsWith("lambda-invoke-filter can not start:\n  ")
                    .contains(":" + ApplicationLoader.artifactOf(jar) + ": found [" + ApplicationLoader.versionOf(jar)
                            + "], needed: [")
                    .hasLineCount(2);
        }
    }

    @Test
    public void startFailsWithoutIt() throws Exception {
        String artifact = ApplicationLoader.artifactOf(library);
        try (ApplicationLoader loader = ApplicationLoader.without(artifact)) {
            assertThat(failureOf(loader)).contains(":" + artifact + ": found [none], needed: [");
        }
    }

    /** The settings of a program are checked before there is a filter. */
    @Test
    public void settingsOfAMapFailWithoutIt() throws Exception {
        String artifact = ApplicationLoader.artifactOf(library);
        try (ApplicationLoader loader = ApplicationLoader.without(artifact)) {
            Method of = loader.loadClass("org.lambdainvoke.FilterSettings").getMethod("of", Map.class);
            InvocationTargetException failure = catchThrowableOfType(
                    InvocationTargetException.class,
                    () -> of.invoke(null, Map.of("function_name", "greet", "aws_region", "eu-west-1")));
            assertThat(failure.getCause().getClass().getSimpleName()).isEqualTo("ConfigurationException");
            assertThat(failure.getCause()).hasMessageContaining(":" + artifact + ": found [none], needed: [");
        }
    }

    @Test
    public void settingsOfABuilderFailWithoutIt() throws Exception {
        String artifact = ApplicationLoader.artifactOf(library);
        try (ApplicationLoader loader = ApplicationLoader.without(artifact)) {
            Object builder = loader.loadClass("org.lambdainvoke.FilterSettings")
                    .getMethod("builder")
                    .invoke(null);
            InvocationTargetException failure = catchThrowableOfType(
                    InvocationTargetException.class,
                    () -> builder.getClass().getMethod("build").invoke(builder));
            assertThat(failure.getCause().getClass().getSimpleName()).isEqualTo("ConfigurationException");
            assertThat(failure.getCause()).hasMessageContaining(":" + artifact + ": found [none], needed: [");
        }
    }

    private static String failureOf(ApplicationLoader loader) throws Exception {
        FilterConfig config = Configurations.of(Map.of("function_name", "greet", "aws_region", "eu-west-1"), Map.of());
        return catchThrowableOfType(
                        ServletException.class, () -> loader.filter().init(config))
                .getMessage();
    }
}

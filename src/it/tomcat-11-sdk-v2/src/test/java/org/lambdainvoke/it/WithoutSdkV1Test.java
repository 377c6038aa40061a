package org.lambdainvoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.proof.matrix.Mode;
import org.lambdainvoke.proof.matrix.Wars;

/** The web application whose matrix {@link Tomcat11Test} runs here: what it brings, and what is told of the rest. */
public class WithoutSdkV1Test {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** The jars of the WAR, copied out of it. */
    private List<Path> libraries() throws Exception {
        List<Path> copies = new ArrayList<>();
        try (FileSystem war = FileSystems.newFileSystem(Wars.of(Mode.SYNC));
                Stream<Path> jars = Files.list(war.getPath("WEB-INF/lib"))) {
            for (Path jar : jars.toList()) {
                copies.add(Files.copy(
                        jar, folder.getRoot().toPath().resolve(jar.getFileName().toString())));
            }
        }
        return copies;
    }

    @Test
    public void webApplicationBringsNothingOfTheSdkV1() throws Exception {
        assertThat(libraries())
                .extracting(jar -> jar.getFileName().toString())
                .anyMatch(name -> name.startsWith("auth-2."))
                .noneMatch(name -> name.startsWith("aws-java-sdk-"))
                .noneMatch(name -> name.startsWith("jackson-"))
                .noneMatch(name -> name.startsWith("joda-time-"));
    }

    @Test
    public void clientOfTheSdkV1IsMissedByName() throws Exception {
        assertThat(faultOf(Map.of("function_name", "greet", "aws_region", "eu-west-1", "client", "sdk")))
                .startsWith("lambda-invoke-filter can not start:\n  client: found [sdk]")
                .contains("com.amazonaws:aws-java-sdk-core: found [none], needed: [")
                .hasLineCount(2);
    }

    @Test
    public void chainOfTheSdkV1IsMissedByName() throws Exception {
        assertThat(faultOf(Map.of("function_name", "greet", "aws_region", "eu-west-1", "aws_credentials", "sdk-v1")))
                .startsWith("lambda-invoke-filter can not start:\n  aws_credentials: found [sdk-v1]")
                .contains("com.amazonaws:aws-java-sdk-core: found [none], needed: [")
                .hasLineCount(2);
    }

    private String faultOf(Map<String, String> settings) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path library : libraries()) {
            urls.add(library.toUri().toURL());
        }
        try (URLClassLoader application =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Method of = application.loadClass("org.lambdainvoke.FilterSettings").getMethod("of", Map.class);
            return catchThrowableOfType(InvocationTargetException.class, () -> of.invoke(null, settings))
                    .getCause()
                    .getMessage();
        }
    }
}

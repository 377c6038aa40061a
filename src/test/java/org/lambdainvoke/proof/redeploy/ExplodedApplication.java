package org.lambdainvoke.proof.redeploy;

import jakarta.servlet.Servlet;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lambdainvoke.LambdaInvokeFilter;

/** An unpacked web application as a user builds it: classes, jars of the runtime scope and a web.xml. */
final class ExplodedApplication {
    /** Of the build: Maven runs the tests in the directory of the project. */
    static final Path TARGET = Path.of("target").toAbsolutePath();

    private final StringBuilder descriptor = new StringBuilder();
    private final Path classes;
    private final Path directory;

    ExplodedApplication() throws IOException {
        directory = Files.createTempDirectory(TARGET, "application");
        classes = Files.createDirectories(directory.resolve("WEB-INF/classes"));
        copyTree(TARGET.resolve("classes"), classes);
        Files.createDirectories(directory.resolve("WEB-INF/lib"));
        carryLibraries("application");
    }

    private void carryLibraries(String name) throws IOException {
        for (String jar : classPath(name).split(File.pathSeparator, -1)) {
            carryLibrary(Path.of(jar));
        }
    }

    private void carryLibrary(Path jar) throws IOException {
        Files.copy(jar, directory.resolve("WEB-INF/lib").resolve(jar.getFileName()));
    }

    /** What the build has written down under that name. */
    static String classPath(String name) throws IOException {
        return Files.readString(TARGET.resolve("class-paths").resolve(name)).trim();
    }

    ExplodedApplication filter(String name, boolean isAsync, Map<String, String> initParams) {
        return filter(LambdaInvokeFilter.class, name, isAsync, initParams);
    }

    /** Serves everything below {@code /name}. */
    ExplodedApplication filter(
            Class<? extends LambdaInvokeFilter> type, String name, boolean isAsync, Map<String, String> initParams) {
        descriptor.append(
                "<filter><filter-name>%s</filter-name><filter-class>%s</filter-class>".formatted(name, type.getName()));
        descriptor.append("<async-supported>%s</async-supported>".formatted(isAsync));
        initParams.forEach((param, value) ->
                descriptor.append("<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>"
                        .formatted(param, value)));
        descriptor.append("</filter><filter-mapping><filter-name>%s</filter-name><url-pattern>/%s/*</url-pattern>"
                .formatted(name, name));
        descriptor.append("</filter-mapping>\n");
        return this;
    }

    /** Has a servlet that it {@linkplain #carrying carries} answer what no filter does. */
    ExplodedApplication servlet(Class<? extends Servlet> type, String pattern) {
        descriptor.append("<servlet><servlet-name>%s</servlet-name><servlet-class>%s</servlet-class>"
                .formatted(type.getSimpleName(), type.getName()));
        descriptor.append("<async-supported>true</async-supported></servlet><servlet-mapping><servlet-name>%s"
                .formatted(type.getSimpleName()));
        descriptor.append("</servlet-name><url-pattern>%s</url-pattern></servlet-mapping>\n".formatted(pattern));
        return this;
    }

    /** Carries a class of the tests too. */
    ExplodedApplication carrying(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(file).getParent());
        Files.copy(TARGET.resolve("test-classes").resolve(file), classes.resolve(file));
        return this;
    }

    /** Carries the jars of some classes too. */
    ExplodedApplication carryingJarsOf(Class<?>... types) throws IOException, URISyntaxException {
        for (Class<?> type : types) {
            carryLibrary(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        return this;
    }

    /** Carries the SDK v2 with all its modules that find credentials. */
    ExplodedApplication carryingTheSdkV2() throws IOException {
        carryLibraries("sdk-v2");
        return this;
    }

    ExplodedApplication resource(String path, String text) throws IOException {
        Files.createDirectories(classes.resolve(path).getParent());
        Files.writeString(classes.resolve(path), text);
        return this;
    }

    Path write() throws IOException {
        Files.write(
                directory.resolve("WEB-INF/web.xml"),
                List.of(
                        // Complete, because the search of the jars for annotations takes longer than all the rest.
                        "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\" metadata-complete=\"true\">",
                        descriptor.toString(),
                        "</web-app>"));
        return directory;
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}

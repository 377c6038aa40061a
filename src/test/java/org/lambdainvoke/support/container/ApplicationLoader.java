package org.lambdainvoke.support.container;

import jakarta.servlet.Filter;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The class loader of a web application that carries the filter and its libraries, and has only the Servlet API else.
 */
public final class ApplicationLoader extends URLClassLoader {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private ApplicationLoader(List<Path> entries) throws IOException {
        super(urls(entries), new ServletApiOnly());
    }

    /** With the libraries that the build resolves. */
    public static ApplicationLoader create() throws IOException {
        return new ApplicationLoader(entries(library -> true));
    }

    /** Without the library of that name. */
    public static ApplicationLoader without(String artifact) throws IOException {
        return new ApplicationLoader(entries(library -> !artifactOf(library).equals(artifact)));
    }

    /** With {@code libraries} in the place of those of the same name, or beside those that there are. */
    public static ApplicationLoader with(List<Path> libraries) throws IOException {
        List<String> replaced =
                libraries.stream().map(ApplicationLoader::artifactOf).toList();
        List<Path> entries = entries(library -> !replaced.contains(artifactOf(library)));
        entries.addAll(libraries);
        return new ApplicationLoader(entries);
    }

    /** With other classes of the filter in the place of those of the build. */
    public static ApplicationLoader withClasses(Path classes) throws IOException {
        List<Path> entries = entries(library -> true);
        entries.add(0, classes);
        return new ApplicationLoader(entries);
    }

    /** The jar of the tests' own class path with that name. */
    public static Path library(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(jar -> artifactOf(jar).equals(artifact))
                .findFirst()
                .orElseThrow();
    }

    /** Jars that the build has laid down below {@code target/libraries}. */
    public static List<Path> libraries(String directory) {
        try (Stream<Path> files = Files.list(TARGET.resolve("libraries").resolve(directory))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of a library's jar without its version. */
    public static String artifactOf(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    /** The version of a library's jar. */
    public static String versionOf(Path jar) {
        return jar.getFileName().toString().replaceFirst(".*?-(\\d.*)\\.jar", "$1");
    }

    /** A filter of this application. */
    public Filter filter() throws ReflectiveOperationException {
        return (Filter) loadClass("org.lambdainvoke.LambdaInvokeFilter")
                .getConstructor()
                .newInstance();
    }

    private static List<Path> entries(Predicate<Path> isCarried) throws IOException {
        List<Path> entries = new ArrayList<>(List.of(TARGET.resolve("classes")));
        String libraries = Files.readString(TARGET.resolve("class-paths/application"));
        Arrays.stream(libraries.trim().split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(isCarried)
                .forEach(entries::add);
        return entries;
    }

    private static URL[] urls(List<Path> entries) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : entries) {
            urls.add(entry.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Loads the Servlet API as the container does, and hides the rest of the tests' class path. */
    private static final class ServletApiOnly extends ClassLoader {
        ServletApiOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")) {
                return ApplicationLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}

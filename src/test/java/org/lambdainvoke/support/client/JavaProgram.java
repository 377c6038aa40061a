package org.lambdainvoke.support.client;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the tests in a JVM of their own. */
public final class JavaProgram {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private JavaProgram() {}

    /** {@code program} with options of the JVM; what it says on its error stream is of no interest. */
    public static ProcessBuilder of(Class<?> program, List<String> options, String... arguments) {
        return withClassPath(CLASS_PATH, program, options, arguments);
    }

    /** {@code program} without the libraries whose file names begin with one of {@code missing}. */
    public static ProcessBuilder without(List<String> missing, Class<?> program, String... arguments) {
        List<String> kept = new ArrayList<>();
        for (String entry : CLASS_PATH.split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName().toString();
            if (missing.stream().noneMatch(name::startsWith)) {
                kept.add(entry);
            }
        }
        return withClassPath(String.join(File.pathSeparator, kept), program, List.of(), arguments);
    }

    /** {@code program} with more libraries, and with options of the JVM. */
    public static ProcessBuilder with(List<Path> libraries, Class<?> program, List<String> options) {
        StringBuilder classPath = new StringBuilder(CLASS_PATH);
        libraries.forEach(library -> classPath.append(File.pathSeparator).append(library));
        return withClassPath(classPath.toString(), program, options);
    }

    private static ProcessBuilder withClassPath(
            String classPath, Class<?> program, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** All that the program says until its end. */
    public static String outputOf(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program does not end");
        }
        return output;
    }
}

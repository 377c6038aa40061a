package org.lambdainvoke.proof.contributing;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A recipe of CONTRIBUTING.md: a class, and the change of the main code that makes use of it. */
final class Recipe {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    /** Of a change: some lines that follow each other, with those that stay about them. */
    private record Hunk(List<String> lines) {
        String before() {
            return without("+");
        }

        String after() {
            return without("-");
        }

        private String without(String sign) {
            StringBuilder text = new StringBuilder();
            lines.stream()
                    .filter(line -> !line.startsWith(sign))
                    .forEach(line -> text.append(line.substring(1)).append('\n'));
            return text.toString();
        }
    }

    private final List<Path> classes;
    private final Map<Path, List<Hunk>> hunksByFile = new LinkedHashMap<>();

    /** As it is told below {@code heading}. */
    Recipe(String heading) throws IOException {
        classes = Contributing.links(Contributing.section(heading)).stream()
                .map(link -> Path.of(link.target()))
                .filter(file -> file.startsWith(TESTS))
                .toList();
        List<Hunk> hunks = new ArrayList<>();
        for (String line : Contributing.block("diff", heading).lines().toList()) {
            if (line.startsWith("+++ b/")) {
                hunks = new ArrayList<>();
                hunksByFile.put(Path.of(line.substring("+++ b/".length())), hunks);
            } else if (line.startsWith("@@")) {
                hunks.add(new Hunk(new ArrayList<>()));
            } else if (!line.startsWith("--- ")) {
                hunks.get(hunks.size() - 1).lines().add(line);
            }
        }
    }

    /** The classes to be written. */
    List<Path> classes() {
        return Collections.unmodifiableList(classes);
    }

    /** The files to be changed. */
    List<Path> changed() {
        return List.copyOf(hunksByFile.keySet());
    }

    /** The lines to be taken out. */
    List<String> removed() {
        return lines("-");
    }

    /** The lines to be put in, without comments, and without the imports that an editor puts in by itself. */
    List<String> added() {
        return lines("+").stream()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("/**"))
                .toList();
    }

    private List<String> lines(String sign) {
        return hunksByFile.values().stream()
                .flatMap(List::stream)
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(1).strip())
                .toList();
    }

    /** Follows the recipe on copies of the changed files, and compiles these. Returns where the classes are. */
    Path follow(Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("sources"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<Path, List<Hunk>> change : hunksByFile.entrySet()) {
            String text = change(Files.readString(change.getKey()), change.getValue());
            files.add(write(copy.resolve(SOURCES.relativize(change.getKey())), text));
        }
        for (Path file : classes) {
            files.add(write(copy.resolve(TESTS.relativize(file)), Files.readString(file)));
        }
        return compile(files, Files.createDirectories(folder.resolve("classes")));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String change(String text, List<Hunk> hunks) {
        String changed = text;
        for (Hunk hunk : hunks) {
            String before = hunk.before();
            int place = changed.indexOf(before);
            if (place < 0 || changed.indexOf(before, place + 1) >= 0) {
                throw new AssertionError("The code does not have these lines once:\n" + before);
            }
            changed = changed.substring(0, place) + hunk.after() + changed.substring(place + before.length());
        }
        return changed;
    }

    private static Path compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new AssertionError(messages);
            }
        }
        return classes;
    }
}

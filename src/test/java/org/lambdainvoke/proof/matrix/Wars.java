package org.lambdainvoke.proof.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the build hands to the projects of {@code src/it}. */
public final class Wars {
    private Wars() {}

    /** The application with the finished jar in it. */
    public static Path of(Mode mode) {
        return directory("matrix.wars").resolve("matrix-" + mode + ".war");
    }

    /** The distribution of a container, a directory or a file, whose name begins with {@code prefix}. */
    public static Path server(String prefix) {
        try (Stream<Path> servers = Files.list(directory("matrix.servers"))) {
            return servers.filter(server -> server.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }
}

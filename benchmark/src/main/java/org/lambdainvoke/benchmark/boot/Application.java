package org.lambdainvoke.benchmark.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lambdainvoke.benchmark.support.Child;
import org.lambdainvoke.local.LocalLambda;

/** The application of benchmark/spring-boot in a process of its own. */
final class Application implements AutoCloseable {
    static final String ASYNC = "/always";
    static final String SYNC = "/never";

    private static final String PROGRAM = "org.lambdainvoke.benchmark.boot.application.BootApplication";
    private static final List<String> OPTIONS =
            List.of("-Xmx256m", "-Daws.java.v1.disableDeprecationAnnouncement=true");

    private final Path log;
    private final Child process;

    /**
     * Starts what was built into {@code directory}.
     *
     * @param arguments of the application beside those that name the endpoint
     */
    Application(String java, Path directory, LocalLambda lambda, List<String> arguments) throws IOException {
        log = directory.resolve("application.log");
        Files.deleteIfExists(log);
        List<String> all = new ArrayList<>(arguments);
        all.add("--logging.file.name=" + log);
        all.add("--endpoint.url=" + lambda.endpointUrl());
        all.add("--endpoint.key=" + lambda.accessKey());
        all.add("--endpoint.secret=" + lambda.secretKey());
        String classPath =
                directory.resolve("classes") + File.pathSeparator + Files.readString(directory.resolve("classpath"));
        try {
            process = new Child(classPath, PROGRAM, java, OPTIONS, all.toArray());
        } catch (IOException e) {
            throw new IOException("the application does not start: " + logged(), e);
        }
    }

    int port() {
        return process.port();
    }

    String versions() throws IOException {
        return process.ask("versions");
    }

    /** What went wrong in it, by its own account. */
    List<String> logged() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}

package org.lambdainvoke.proof.redeploy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.support.container.Container;

/** A container in a JVM of its own, where nothing but the web applications has the filter and the SDK. */
final class ContainerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 90;

    private final Path log;
    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private final int port;

    /** One that lets go what is held softly only: caches of the JDK and of Jackson, as long as there is room. */
    ContainerProcess(Container container) throws Exception {
        this(container, 0, Map.of());
    }

    /** The same, whose environment names no other source of credentials than {@code variables} do. */
    static ContainerProcess withIdentity(Container container, Map<String, String> variables) throws Exception {
        return new ContainerProcess(container, 0, variables);
    }

    /** One that keeps what is held softly, as JVMs do by default. */
    static ContainerProcess keepingSoftly(Container container) throws Exception {
        return new ContainerProcess(container, 1000, Map.of());
    }

    private ContainerProcess(Container container, int softMillisPerMegabyte, Map<String, String> variables)
            throws Exception {
        Path directory = Files.createTempDirectory(ExplodedApplication.TARGET, "redeploy");
        log = directory.resolve("container.log");
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:SoftRefLRUPolicyMSPerMB=" + softMillisPerMegabyte,
                        // Without these Tomcat does not look for leaks, but says that it can't.
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        ExplodedApplication.classPath("containers")
                                + File.pathSeparator
                                + ExplodedApplication.TARGET.resolve("test-classes"),
                        ContainerProgram.class.getName(),
                        container.name())
                .redirectError(log.toFile());
        program.environment().putAll(variables);
        process = program.start();
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = Integer.parseInt(answer().get(0));
    }

    int port() {
        return port;
    }

    /** Whether the web application started. */
    boolean deploy(String contextPath, Path webApplication) throws Exception {
        commands.println("deploy " + contextPath + " " + webApplication);
        return answer().equals(List.of("true"));
    }

    void undeploy(String contextPath) throws Exception {
        commands.println("undeploy " + contextPath);
        answer();
    }

    /**
     * What {@link Leftovers} and the container find. Jetty's selector remembers the last connection where something
     * happened, and with it the web application that the last request on it was for: one for none takes its place.
     */
    List<String> leftovers() throws Exception {
        try (KeptConnection connection = new KeptConnection(port)) {
            connection.post("/none", "{}");
        }
        commands.println("leftovers");
        return answer();
    }

    @Override
    public void close() {
        commands.close();
        try {
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            throw new AssertionError("The container does not stop, see " + log, e);
        }
    }

    private List<String> answer() throws Exception {
        return CompletableFuture.supplyAsync(this::readAnswer).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private List<String> readAnswer() {
        try {
            List<String> lines = new ArrayList<>();
            for (String line = answers.readLine(); !ContainerProgram.END.equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("The container has ended, see " + log);
                }
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lambdainvoke.proof.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container in a JVM of its own, which chooses a free port and tells it in its log. */
public final class ServerProcess implements Deployment {
    /** All that the server says. */
    private static final Path LOG = Path.of("target", "server.log");

    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;

    /** Longer than all behaviours take; no server outlives it, whatever becomes of the tests. */
    private static final int LIFE_SECONDS = 240;

    private final Process process;
    private final Thread killer;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
        this.killer = new Thread(process::destroyForcibly);
    }

    /**
     * Starts this JVM's {@code java}, and returns when the server is ready.
     *
     * @param portLine finds the HTTP port, as its first group, in a line of the log
     * @param readyLine finds the line that comes when all is deployed, not before that of the port
     */
    public static Deployment java(
            Pattern portLine, Pattern readyLine, Map<String, String> systemProperties, List<String> arguments)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Half the time of a start on a small machine.
        command.add("-XX:TieredStopAtLevel=1");
        systemProperties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(arguments);
        ServerProcess server = new ServerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        Runtime.getRuntime().addShutdownHook(server.killer);
        CompletableFuture<Process> end = server.process.onExit().orTimeout(LIFE_SECONDS, TimeUnit.SECONDS);
        end.exceptionally(overdue -> server.process.destroyForcibly());
        Thread reader = new Thread(() -> server.read(portLine, readyLine), "server-log");
        reader.setDaemon(true);
        reader.start();
        try {
            server.port.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            server.close();
            throw new IllegalStateException("the server is not ready; " + LOG.toAbsolutePath() + " says why", e);
        }
        return server;
    }

    /** To the end, since a server whose output nobody reads stops. */
    private void read(Pattern portLine, Pattern readyLine) {
        int found = 0;
        // Latin-1 reads anything.
        try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1);
                Writer log = Files.newBufferedWriter(LOG, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n').flush();
                Matcher matcher = portLine.matcher(line);
                if (matcher.find()) {
                    found = Integer.parseInt(matcher.group(1));
                }
                if (readyLine.matcher(line).find()) {
                    port.complete(found);
                }
            }
            port.completeExceptionally(new IOException("the server has ended"));
        } catch (IOException e) {
            port.completeExceptionally(e);
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI server(Mode mode) {
        return URI.create("http://127.0.0.1:" + port.join());
    }

    /** Asks the server to stop, and fails when it has to be killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the server was killed: it did not stop within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(killer);
        }
    }
}

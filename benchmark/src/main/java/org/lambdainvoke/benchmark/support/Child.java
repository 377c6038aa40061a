package org.lambdainvoke.benchmark.support;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, which ends with its input. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final Writer input;
    private final int port;

    /** Starts {@code program} with this one's class path; it prints its port first. */
    public Child(String java, List<String> options, Class<?> program, Object... arguments) throws IOException {
        this(System.getProperty("java.class.path"), program.getName(), java, options, arguments);
    }

    /** Starts a {@code program} that this one does not know, which prints its port first. */
    public Child(String classPath, String program, String java, List<String> options, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        port = Integer.parseInt(read());
    }

    public int port() {
        return port;
    }

    /** What a program that takes questions says to this one. */
    public String ask(String question) throws IOException {
        input.write(question + "\n");
        input.flush();
        return read();
    }

    private String read() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new EOFException("a program ended too early");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        input.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

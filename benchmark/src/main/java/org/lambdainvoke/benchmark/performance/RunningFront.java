package org.lambdainvoke.benchmark.performance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.lambdainvoke.benchmark.support.Child;

/** A front in a process of its own, asked by {@code wrk}. */
final class RunningFront implements AutoCloseable {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** A compiler thread that ends would take along what is known of its CPU. */
    private static final List<String> OPTIONS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-Daws.java.v1.disableDeprecationAnnouncement=true",
            "-Djava.util.logging.config.file=/dev/null");

    /** Before each turn, so that no connection is to be made in it. */
    private static final int SECONDS_TO_CONNECT = 1;

    private final FrontKind kind;
    private final Child process;

    /** Starts a front with the filter that {@code classPath} holds, and checks what it does. */
    RunningFront(FrontKind kind, String classPath, int endpointPort) throws IOException, InterruptedException {
        this.kind = kind;
        process = new Child(classPath, Front.class.getName(), JAVA, OPTIONS, kind.name(), endpointPort);
        try {
            check(endpointPort);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Both ways, before anything is measured: the function gets what it should, and the client does. */
    private void check(int endpointPort) throws IOException, InterruptedException {
        HttpResponse<String> response = get(process.port(), "/?a=1&b=2");
        String type = response.headers().firstValue("Content-Type").orElse("none");
        String call = get(endpointPort, "/").body();
        if (response.statusCode() != 200
                || !type.equals("application/json")
                || !response.body().equals(kind.expectedAnswer())
                || !call.contains(kind.expectedPayload())
                || !call.contains("Authorization: AWS4-HMAC-SHA256 ")) {
            throw new IllegalStateException(
                    kind + " has sent\n" + call + "\nand answered\n" + response + type + response.body());
        }
    }

    private static HttpResponse<String> get(int port, String target) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                                .build(),
                        BodyHandlers.ofString());
    }

    void warm(int connections, int seconds) throws IOException, InterruptedException {
        Wrk.load(process.port(), connections, seconds);
    }

    Turn turn(int connections, int seconds) throws IOException, InterruptedException {
        Wrk.load(process.port(), connections, SECONDS_TO_CONNECT);
        Meter.Reading before = Meter.Reading.parse(process.ask("read"));
        Wrk.Count count = Wrk.load(process.port(), connections, seconds);
        return Turn.of(before, Meter.Reading.parse(process.ask("read")), count);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}

package org.lambdainvoke.benchmark.performance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.benchmark.support.Child;
import org.lambdainvoke.benchmark.support.InstantEndpoint;
import org.lambdainvoke.benchmark.support.Page;

/**
 * Compares the fronts and writes the figures into a page. Ends with status 1 when one is not as it should be.
 * Arguments: the page, the number of rounds, the seconds of a front's turn, and those of its warm-up.
 */
final class Performance {
    /** A compiler thread that ends would take along what is known of its CPU. */
    private static final List<String> FRONT = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-Daws.java.v1.disableDeprecationAnnouncement=true",
            "-Djava.util.logging.config.file=/dev/null");

    private static final List<String> ENDPOINT = List.of("-Xmx256m");
    private static final List<Integer> CONNECTIONS = List.of(32, 128);

    /** Before each turn, so that no connection is to be made in it. */
    private static final int SECONDS_TO_CONNECT = 1;

    private final Map<FrontKind, Child> fronts = new EnumMap<>(FrontKind.class);
    private final Verdicts verdicts = new Verdicts();
    private final List<String> report = new ArrayList<>();
    private final int rounds;
    private final int seconds;
    private final int secondsToWarm;

    private Performance(int rounds, int seconds, int secondsToWarm) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.secondsToWarm = secondsToWarm;
    }

    public static void main(String[] arguments) throws Exception {
        Performance performance = new Performance(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        performance.compare();
        performance.measureLargeAnswer();
        performance.measureFirstByte();
        performance.report.add("");
        performance.report.add("### What is to be kept");
        performance.report.add("");
        performance.report.addAll(performance.verdicts.lines());
        performance.report.forEach(System.out::println);
        Page.write(Path.of(arguments[0]), "benchmark/performance.sh", performance.report);
        System.exit(performance.verdicts.areAllKept() ? 0 : 1);
    }

    private void compare() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (Child endpoint = new Child(java, ENDPOINT, InstantEndpoint.class, 0)) {
            try {
                for (FrontKind kind : FrontKind.values()) {
                    fronts.put(kind, new Child(java, FRONT, Front.class, kind.name(), endpoint.port()));
                    check(kind, endpoint.port());
                }
                for (int connections : CONNECTIONS) {
                    compare(connections);
                }
            } finally {
                for (Child front : fronts.values()) {
                    front.close();
                }
            }
        }
    }

    /** Both ways, before anything is measured: the function gets what it should, and the client does. */
    private void check(FrontKind kind, int endpointPort) throws IOException, InterruptedException {
        HttpResponse<String> response = get(fronts.get(kind).port(), "/?a=1&b=2");
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

    private void compare(int connections) throws Exception {
        Comparison comparison = new Comparison(connections);
        for (Child front : fronts.values()) {
            Wrk.load(front.port(), connections, secondsToWarm);
        }
        List<FrontKind> order = new ArrayList<>(List.of(FrontKind.values()));
        for (int round = 0; round < rounds; round++) {
            for (FrontKind kind : order) {
                Turn turn = turn(fronts.get(kind), connections);
                comparison.add(kind, turn);
                System.err.println("round " + (round + 1) + ", " + connections + " connections: " + kind + " " + turn);
            }
            // What changes steadily over a round is no advantage of those that are first.
            Collections.reverse(order);
        }
        verdicts.add(comparison);
        report.add("");
        report.add("### " + connections + " connections, JDK " + System.getProperty("java.version") + ", " + rounds
                + " rounds of " + seconds + " s");
        report.add("");
        report.addAll(comparison.table());
    }

    private Turn turn(Child front, int connections) throws IOException, InterruptedException {
        Wrk.load(front.port(), connections, SECONDS_TO_CONNECT);
        Meter.Reading before = Meter.Reading.parse(front.ask("read"));
        Wrk.Count count = Wrk.load(front.port(), connections, seconds);
        return Turn.of(before, Meter.Reading.parse(front.ask("read")), count);
    }

    private void measureLargeAnswer() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (Child endpoint = new Child(java, ENDPOINT, InstantEndpoint.class, LargeAnswer.BYTES)) {
            verdicts.hold(
                    "allocation of a call whose answer has 6 MiB, in answers",
                    LargeAnswer.allocation(endpoint.port()),
                    1.2);
        }
    }

    private void measureFirstByte() throws Exception {
        for (boolean isAsync : new boolean[] {false, true}) {
            String what = "ms from the endpoint to the client for the first byte of a stream"
                    + (isAsync ? ", async" : "") + ", the median of " + FirstByte.CALLS;
            verdicts.hold(what, FirstByte.millis(isAsync).median(), 5);
        }
    }
}

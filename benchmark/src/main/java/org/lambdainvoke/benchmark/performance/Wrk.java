package org.lambdainvoke.benchmark.performance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads a front with the program {@code wrk}. */
final class Wrk {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern LATENCY = Pattern.compile("^ +(50|99)% +([\\d.]+)(us|ms|s) *$", Pattern.MULTILINE);

    /** What wrk counted; where it tells no latency, that is not a number. */
    record Count(long requests, double medianMillis, double hundredthMillis) {}

    private Wrk() {}

    /** @throws IllegalStateException when an answer was no success, or none came */
    static Count load(int port, int connections, int seconds) throws IOException, InterruptedException {
        List<String> command = List.of(
                "wrk",
                "--latency",
                "--threads=1",
                "--timeout=10s",
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "http://127.0.0.1:" + port + "/?a=1&b=2");
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException(output);
        }
        return parse(output);
    }

    private static Count parse(String output) {
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) {
            throw new IllegalStateException(output);
        }
        double median = Double.NaN;
        double hundredth = Double.NaN;
        Matcher latency = LATENCY.matcher(output);
        while (latency.find()) {
            double millis = Double.parseDouble(latency.group(2)) * millis(latency.group(3));
            if (latency.group(1).equals("50")) {
                median = millis;
            } else {
                hundredth = millis;
            }
        }
        return new Count(Long.parseLong(requests.group(1)), median, hundredth);
    }

    private static double millis(String unit) {
        return switch (unit) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
        };
    }
}

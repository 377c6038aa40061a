package org.lambdainvoke.benchmark.reliability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.benchmark.support.Child;
import org.lambdainvoke.benchmark.support.Page;

/**
 * Loads the filter, each time in a new process, and writes the figures into a page. Ends with status 1 when they are
 * not as they should be. Arguments: the page, the minutes of the run with faults, how many of the JDKs have that run,
 * and the {@code java} of each JDK.
 */
final class Reliability {
    private static final List<String> FRONT = List.of(
            "-Xmx512m",
            "-Daws.java.v1.disableDeprecationAnnouncement=true",
            "-Djava.util.logging.config.file=/dev/null");
    private static final List<String> ENDPOINT = List.of("-Xss256k");

    private static final int MOST_WORKERS = 1000;

    /** Beside the workers and those that container and JVM had before the first request. */
    private static final int OTHER_THREADS = 10;

    private static final int SECONDS = 20;

    /** Longer than an invocation lives whose client has left, which is the timeout of the run with faults. */
    private static final int SECONDS_TO_REST = 4;

    private static final int TIMEOUT_MILLIS = 2_000;

    /** What the faults of the endpoint may come to, by the list of failures. */
    private static final Set<String> FORESEEN = Set.of(
            "200",
            "429 throttled",
            "502 function_error",
            "502 rejected",
            "502 lambda_error",
            "502 connection_lost",
            "503 not_ready",
            "503 overloaded",
            "504 timeout");

    /** In a minute; the answers of megabytes that happen to be in memory make single ones uneven. */
    private static final int SAMPLES = 5;

    private final List<String> report = new ArrayList<>();
    private boolean isAsItShouldBe = true;

    private Reliability() {}

    public static void main(String[] arguments) throws Exception {
        Reliability reliability = new Reliability();
        List<String> javas = List.of(arguments).subList(3, arguments.length);
        for (String java : javas) {
            reliability.inFlight(java);
            reliability.overload(java);
        }
        for (String java : javas.subList(0, Math.min(javas.size(), Integer.parseInt(arguments[2])))) {
            reliability.faults(java, Integer.parseInt(arguments[1]));
        }
        Page.write(Path.of(arguments[0]), "benchmark/reliability.sh", reliability.report);
        System.exit(reliability.isAsItShouldBe ? 0 : 1);
    }

    /** A thousand requests at once, to a function of a second. */
    private void inFlight(String java) throws Exception {
        try (Child endpoint = new Child(java, ENDPOINT, Endpoint.class, "slow");
                Child front = new Child(java, FRONT, Front.class, endpoint.port(), 1000, 30_000)) {
            int before = figures(front).threads();
            load(front, 1000, SECONDS / 2, false, new Tally());
            Tally tally = new Tally();
            load(front, 1000, SECONDS, false, tally);
            Figures figures = figures(front);
            int most = figures.workers() == 0 ? 99 : MOST_WORKERS + before + OTHER_THREADS;
            say("1000 in flight, " + version(java));
            row("answers", tally);
            row("threads of the platform before the first request", before);
            row("threads of the platform, at most", figures.peak());
            row("of these workers", figures.workers());
            row("by name", front.ask("threads"));
            expect(tally.count("200") == tally.answers() && tally.broken() == 0, "an answer that is not 200");
            expect(figures.workers() <= MOST_WORKERS, "more than " + MOST_WORKERS + " workers");
            expect(figures.peak() <= most, "more than " + most + " threads");
        }
    }

    /** Twice as many requests as are admitted. */
    private void overload(String java) throws Exception {
        try (Child endpoint = new Child(java, ENDPOINT, Endpoint.class, "slow");
                Child front = new Child(java, FRONT, Front.class, endpoint.port(), 500, 30_000)) {
            load(front, 1000, SECONDS / 2, false, new Tally());
            Tally tally = new Tally();
            load(front, 1000, SECONDS, false, tally);
            say("1000 in flight where 500 are admitted, " + version(java));
            row("answers", tally);
            row("median of the 503, ms", String.format(Locale.ROOT, "%.1f", tally.refusalMillis(0.5)));
            row("99 % of the 503 within, ms", String.format(Locale.ROOT, "%.1f", tally.refusalMillis(0.99)));
            expect(
                    tally.count("200") + tally.count("503 overloaded") == tally.answers() && tally.broken() == 0,
                    "other answers");
            expect(tally.refusalMillis(0.5) < 50, "a median of 50 ms and more");
        }
    }

    /** All goes wrong that can, on both sides, for minutes. */
    private void faults(String java, int minutes) throws Exception {
        try (Child endpoint = new Child(java, ENDPOINT, Endpoint.class, "faults");
                Child front = new Child(java, FRONT, Front.class, endpoint.port(), 200, TIMEOUT_MILLIS)) {
            say("Faults for " + minutes + " minutes, 250 clients where 200 are admitted, " + version(java));
            report.add("| minute | heap at rest, MB | heap, MB | threads | sockets | answers |");
            report.add("| --- | --- | --- | --- | --- | --- |");
            Steadiness steadiness = new Steadiness();
            boolean isSound = true;
            boolean isForeseen = true;
            for (int minute = 1; minute <= minutes; minute++) {
                Tally tally = new Tally();
                List<Thread> clients = start(front, 250, 60, true, tally, minute * 1000);
                List<Figures> samples = new ArrayList<>();
                for (int sample = 0; sample < SAMPLES; sample++) {
                    TimeUnit.SECONDS.sleep(10);
                    samples.add(figures(front));
                }
                Figures figures = Figures.mean(samples);
                join(clients);
                TimeUnit.SECONDS.sleep(SECONDS_TO_REST);
                Figures atRest = figures(front);
                steadiness.add(minute, figures, atRest);
                progress(String.format(
                        Locale.ROOT,
                        "| %d | %.1f | %.1f | %d | %d | %s |",
                        minute,
                        atRest.heap() / 1024.0,
                        figures.heap() / 1024.0,
                        figures.threads(),
                        figures.sockets(),
                        tally));
                isSound &= tally.broken() == 0;
                isForeseen &= FORESEEN.containsAll(tally.kinds());
            }
            report.add("");
            progress("From minute 2 on: " + steadiness);
            report.add("");
            expect(isSound, "an answer that broke off or was not what was sent");
            expect(isForeseen, "an answer that no fault should come to");
            expect(steadiness.isFlat(), "figures that do not stay what they were");
        }
    }

    private static Figures figures(Child front) throws IOException {
        return Figures.parse(front.ask("figures"));
    }

    private static void load(Child front, int clients, int seconds, boolean isUnruly, Tally tally)
            throws InterruptedException {
        join(start(front, clients, seconds, isUnruly, tally, 0));
    }

    private static List<Thread> start(
            Child front, int clients, int seconds, boolean isUnruly, Tally tally, int firstSeed) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(new Client(front.port(), end, firstSeed + i, isUnruly, tally));
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static String version(String java) throws IOException {
        Process process = new ProcessBuilder(java, "-XshowSettings:properties", "-version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        return "JDK "
                + output.lines()
                        .filter(line -> line.trim().startsWith("java.version ="))
                        .map(line -> line.substring(line.indexOf('=') + 1).trim())
                        .findFirst()
                        .orElse("?");
    }

    private void say(String title) {
        report.add("");
        report.add("### " + title);
        report.add("");
        System.out.println(title);
    }

    private void row(String name, Object value) {
        progress("- " + name + ": " + value);
    }

    private void progress(String line) {
        report.add(line);
        System.out.println(line);
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            isAsItShouldBe = false;
            progress("- **Not as it should be**: " + otherwise);
        }
    }
}

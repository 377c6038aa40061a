package org.lambdainvoke.benchmark.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.lambdainvoke.benchmark.support.Page;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalLambda;

/**
 * Asks applications of Spring Boot whose filters in front write to the response on their way out, and holds each
 * asynchronous answer to the one that the same application gives on the container's own thread. Ends with status 1 when
 * one is damaged, or when answers were not asynchronous. Arguments: how many answers and how many seconds each function
 * has at most, the page for the figures or {@code -}, the directories that applications were built into, and arguments
 * for these, which begin with two hyphens.
 */
final class SpringBootRuns {
    private static final int CONNECTIONS = 64;
    private static final int[] FUNCTION_MILLIS = {0, 20};
    private static final int MODELS = 5;

    /** All numbers of questions have as many digits as the first, so that all bodies have one length. */
    private static final int FIRST_NUMBER = 10_000_000;

    private static final int MOST_LINES_OF_LOG = 5;

    private final String java = ProcessHandle.current().info().command().orElse("java");
    private final long answers;
    private final int seconds;
    private final List<String> arguments;
    private final AtomicLong numbers = new AtomicLong(FIRST_NUMBER);
    private final EchoFunction function = new EchoFunction();
    private final List<String> report = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private SpringBootRuns(long answers, int seconds, List<String> arguments) {
        this.answers = answers;
        this.seconds = seconds;
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> others = List.of(arguments).subList(3, arguments.length);
        SpringBootRuns runs = new SpringBootRuns(
                Long.parseLong(arguments[0]),
                Integer.parseInt(arguments[1]),
                others.stream().filter(argument -> argument.startsWith("--")).toList());
        runs.title();
        for (String directory :
                others.stream().filter(argument -> !argument.startsWith("--")).toList()) {
            runs.run(Path.of(directory));
        }
        runs.conclude();
        if (!arguments[2].equals("-")) {
            Page.write(Path.of(arguments[2]), "benchmark/spring-boot.sh", runs.report);
        }
        // Threads of callers may be left where an application has failed.
        System.exit(runs.faults.isEmpty() ? 0 : 1);
    }

    private void title() {
        report.add("");
        report.add("### Behind Spring Security and Spring Session, JDK " + System.getProperty("java.version"));
        report.add("");
        say("| application | function | answers | damaged | answers a second |");
        say("| --- | --- | --- | --- | --- |");
    }

    private void run(Path directory) throws IOException, InterruptedException {
        try (LocalLambda lambda = LocalLambda.builder()
                        .function(LocalFunction.of("function", function))
                        .start();
                Application application = new Application(java, directory, lambda, arguments)) {
            String versions = application.versions();
            Expectation expectation = expectation(application.port());
            requireAsync(application, versions, expectation);
            for (int millis : FUNCTION_MILLIS) {
                function.take(millis);
                load(application, versions + " | " + millis + " ms", expectation);
            }
            function.take(0);
            requireAsync(application, versions, expectation);
            List<String> logged = application.logged();
            if (!logged.isEmpty()) {
                faults.add(versions + " has logged "
                        + String.join(" / ", logged.subList(0, Math.min(logged.size(), MOST_LINES_OF_LOG))));
            }
        }
    }

    /** Of several synchronous answers, which have to be alike: otherwise nothing could be held to them. */
    private Expectation expectation(int port) throws IOException {
        function.take(0);
        try (Connection connection = new Connection(port)) {
            Expectation expectation = null;
            for (int i = 0; i < MODELS; i++) {
                Question first = new Question(Application.SYNC, numbers.incrementAndGet(), "");
                RawAnswer withNewSession = connection.ask(first);
                String session = Expectation.session(withNewSession);
                Question second = new Question(Application.SYNC, numbers.incrementAndGet(), session);
                RawAnswer withOldSession = connection.ask(second);
                if (expectation == null) {
                    expectation = new Expectation(first, withNewSession, second, withOldSession);
                }
                List<String> differences = new ArrayList<>(expectation.faults(first, withNewSession));
                differences.addAll(expectation.faults(second, withOldSession));
                if (session.isEmpty() || !differences.isEmpty()) {
                    throw new IOException("no model: " + differences + ' ' + withNewSession + ' ' + withOldSession);
                }
            }
            return expectation;
        }
    }

    /** All connections' calls are in the function at once, while the container has fewer threads. */
    private void requireAsync(Application application, String versions, Expectation expectation)
            throws InterruptedException {
        function.gather(CONNECTIONS);
        Findings findings = ask(application, expectation, CONNECTIONS);
        if (function.mostAtOnce() < CONNECTIONS) {
            faults.add(versions + " is not asynchronous: of " + CONNECTIONS + " calls " + function.mostAtOnce()
                    + " were in the function at once");
        }
        note(versions, findings);
    }

    private void load(Application application, String name, Expectation expectation) throws InterruptedException {
        long start = System.nanoTime();
        Findings findings = ask(application, expectation, answers);
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        say("| " + name + " | " + findings.answers() + " | " + findings.damaged() + " | "
                + findings.answers() * 1000 / millis + " |");
        if (findings.answers() == 0) {
            faults.add(name + ": no answers");
        }
        note(name, findings);
    }

    private Findings ask(Application application, Expectation expectation, long questions) throws InterruptedException {
        Findings findings = new Findings();
        AtomicLong left = new AtomicLong(questions);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Thread[] threads = new Thread[CONNECTIONS];
        Arrays.setAll(
                threads,
                i -> new Thread(
                        new Caller(application.port(), Application.ASYNC, expectation, left, end, findings, numbers)));
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return findings;
    }

    private void note(String name, Findings findings) {
        if (findings.damaged() > 0) {
            faults.add(
                    name + ": " + findings.damaged() + " of " + findings.answers() + " damaged, " + findings.faults());
            findings.examples().forEach(example -> System.out.println("  " + example));
        }
    }

    private void conclude() {
        say("");
        if (faults.isEmpty()) {
            say("No answer is damaged, and all " + CONNECTIONS
                    + " calls were in the function at once, with 32 threads of the container.");
        }
        faults.forEach(fault -> say("- **Not as it should be**: " + fault));
    }

    private void say(String line) {
        report.add(line);
        System.out.println(line);
    }
}

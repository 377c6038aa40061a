package org.lambdainvoke.benchmark.boot;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Asks one question after another, every other for a new session, as long as there are any and its time is not up. */
final class Caller implements Runnable {
    private final int port;
    private final String path;
    private final Expectation expectation;
    private final AtomicLong left;
    private final long endNanos;
    private final Findings findings;
    private final AtomicLong numbers;
    private String session = "";

    /**
     * Makes a caller.
     *
     * @param left how many questions all callers together have yet to ask
     * @param numbers of the questions of all callers
     */
    Caller(
            int port,
            String path,
            Expectation expectation,
            AtomicLong left,
            long endNanos,
            Findings findings,
            AtomicLong numbers) {
        this.port = port;
        this.path = path;
        this.expectation = expectation;
        this.left = left;
        this.endNanos = endNanos;
        this.findings = findings;
        this.numbers = numbers;
    }

    @Override
    public void run() {
        boolean goesOn = true;
        while (goesOn) {
            try (Connection connection = new Connection(port)) {
                while (goesOn) {
                    goesOn = askNext(connection);
                }
            } catch (ConnectException e) {
                // The application has ended, and so does this.
                findings.addBroken(e);
                return;
            } catch (IOException | RuntimeException e) {
                findings.addBroken(e);
            }
        }
    }

    private boolean askNext(Connection connection) throws IOException {
        if (left.getAndDecrement() <= 0 || System.nanoTime() >= endNanos) {
            return false;
        }
        Question question = new Question(path, numbers.incrementAndGet(), session);
        // An answer that breaks off leaves no session to go on with.
        session = "";
        RawAnswer answer = connection.ask(question);
        List<String> faults = expectation.faults(question, answer);
        findings.add(answer, faults);
        if (question.isForNewSession()) {
            session = Expectation.session(answer);
        }
        return true;
    }
}

package org.lambdainvoke.proof.redeploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lambdainvoke.proof.redeploy.KeptConnection.Answer;
import org.lambdainvoke.proof.redeploy.KeptConnection.BrokenAnswerException;

/**
 * Clients that send one request after another and judge each answer: the function's, a refusal of the filter that
 * stops, the container's word for a web application that is not there, or none at all. Anything else is a fault.
 */
final class Load implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    /** Of a client that the function did not answer; without it the clients leave no processor to deploy with. */
    private static final int BACK_OFF_MILLIS = 10;

    /** In place of a status: the connection ended before the first byte of an answer. */
    static final int NO_ANSWER = 0;

    private final List<Client> clients = new ArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final int port;
    private volatile boolean isStopped;

    /** One client for each path, whose function answers its event. */
    Load(int port, String... paths) {
        this.port = port;
        for (String path : paths) {
            Client client = new Client(path);
            clients.add(client);
            client.start();
        }
    }

    /** Waits until each client has that many answers of the function more than now. */
    void awaitAnswers(int count) throws InterruptedException {
        for (Client client : clients) {
            client.answers.drainPermits();
        }
        for (Client client : clients) {
            if (!client.answers.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("No answers for " + client.path + ", only " + statuses + " " + faults);
            }
        }
    }

    /** How many answers had which status. */
    Map<Integer, AtomicInteger> statuses() {
        return statuses;
    }

    /** Ends the clients; the answers that must not be. */
    List<String> stop() throws InterruptedException {
        close();
        for (Client client : clients) {
            client.join();
        }
        return faults;
    }

    @Override
    public void close() {
        isStopped = true;
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
    }

    private final class Client extends Thread {
        private final String path;
        private final Semaphore answers = new Semaphore(0);

        Client(String path) {
            super("load of " + path);
            this.path = path;
        }

        @Override
        public void run() {
            try (KeptConnection connection = new KeptConnection(port)) {
                for (int i = 0; !isStopped; i++) {
                    if (!ask(connection, "{\"n\":" + i + "}")) {
                        // While the application is away clients would take the processor from its redeployment.
                        Thread.sleep(BACK_OFF_MILLIS);
                    }
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** Whether the function answered. */
        private boolean ask(KeptConnection connection, String json) {
            try {
                Optional<Answer> answer = connection.post(path, json);
                count(answer.map(Answer::status).orElse(NO_ANSWER));
                if (answer.isPresent() && !isAllowed(answer.get(), json)) {
                    faults.add("for " + path + " with " + json + ": " + answer.get());
                }
                return answer.isPresent() && answer.get().status() == 200;
            } catch (BrokenAnswerException e) {
                faults.add("for " + path + " with " + json + ": " + e.getMessage());
                return false;
            }
        }

        private boolean isAllowed(Answer answer, String json) {
            return switch (answer.status()) {
                case 200 -> {
                    answers.release();
                    yield answer.body().equals(json);
                }
                case 404 -> true;
                case 503 ->
                    !answer.head().contains("application/problem+json")
                            || answer.body().contains("\"reason\":\"stopping\"");
                default -> false;
            };
        }
    }
}

package org.lambdainvoke.proof.property;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogWatch;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/**
 * Ten thousand requests that no client means to send, shared out among the containers: each is answered in HTTP, by its
 * function or with a reason of the closed list, and does no harm to the next.
 */
public class HostileRequestTest extends OnEveryContainer {
    private static final int REQUESTS = 10_000;
    private static final int SHARES = 2 * Container.values().length;

    /** A good request follows on every broken connection, and on so many on a sound one. */
    private static final int GOOD_ONE_IN = 20;

    private final Map<Judge.Origin, Integer> tally = new EnumMap<>(Judge.Origin.class);
    private final Map<HostileRequest.Kind, Integer> unanswered = new EnumMap<>(HostileRequest.Kind.class);
    private LogWatch log;
    private Wire kept;
    private Object lastOnKept = "none";

    @After
    public void close() throws IOException {
        if (log != null) {
            log.close();
        }
        if (kept != null) {
            kept.close();
        }
    }

    @Test
    public void isAnsweredByItsFunctionOrWithAListedReasonAndHarmsNoOther() throws Exception {
        serve(everyFormat());
        // Not before: the SDK logs what it does not find.
        log = new LogWatch();
        kept = new Wire(server.port());
        int requests = 0;
        for (int seed = firstOfShare(); seed < REQUESTS; seed += SHARES) {
            HostileRequest request = HostileRequest.of(seed);
            try {
                boolean isConnectionSound = request.isFramed() ? sendOnKept(request) : sendAlone(request);
                if (!isConnectionSound || seed % (SHARES * GOOD_ONE_IN) < SHARES) {
                    sendGood(seed);
                }
                assertThat(log.faults()).isEmpty();
            } catch (IOException | AssertionError e) {
                throw new AssertionError(container + (isAsync ? ", async, " : ", ") + request, e);
            }
            requests++;
        }
        System.out.println(container + (isAsync ? ", async: " : ": ") + tally + ", unanswered " + unanswered);
        int ofFunctions = tally.getOrDefault(Judge.Origin.FUNCTION, 0);
        int ofFilter = tally.getOrDefault(Judge.Origin.FILTER, 0);
        assertThat(ofFunctions).as("answered by functions").isGreaterThan(requests / 5);
        assertThat(ofFilter).as("refused by the filter").isGreaterThan(requests / 10);
        assertThat(ofFunctions + ofFilter).as("reached the filter").isGreaterThan(requests / 3);
    }

    private int firstOfShare() {
        return 2 * List.of(Container.values()).indexOf(container) + (isAsync ? 1 : 0);
    }

    /** A filter for each format under its name, and one for what hostile paths lead to. */
    private WebApplication everyFormat() {
        WebApplication application = new WebApplication();
        for (PayloadFormat format : PayloadFormat.values()) {
            add(application, "/" + format.text() + "/*", format);
        }
        return add(application, "/*", PayloadFormat.REQUEST);
    }

    private WebApplication add(WebApplication application, String pattern, PayloadFormat format) {
        Map<String, String> initParams =
                lambda.initParams("echo", "payload", format.text(), "response", "payload", "log_type", "None");
        return application.filter(new LambdaInvokeFilter(), pattern, initParams, EnumSet.of(DispatcherType.REQUEST));
    }

    /** On the connection that is used again and again; true when it still can be. */
    private boolean sendOnKept(HostileRequest request) throws IOException {
        lambda.invocations().clear();
        lastOnKept = request;
        Optional<WireAnswer> answer;
        try {
            answer = kept.exchange(request.message().toArray(), request.isHead());
        } catch (WireAnswer.NoStatusLine e) {
            requireVersionOfAnother(e);
            renewKept();
            return false;
        }
        assertThat(answer).as("answer").isPresent();
        judge(List.of(answer.get()), request.isHead());
        if (answer.get().isLast() || Judge.isOfContainer(answer.get())) {
            renewKept();
            return false;
        }
        assertThat(kept.hasLeftover()).as("something behind the answer").isFalse();
        return true;
    }

    /** Containers close after some refusals of their own without saying so, or send a body in answer to a HEAD. */
    private void renewKept() throws IOException {
        kept.close();
        kept = new Wire(server.port());
    }

    /** On a connection of its own, as nobody knows where it ends; false, as the connection is over. */
    private boolean sendAlone(HostileRequest request) throws IOException {
        lambda.invocations().clear();
        try (Wire alone = new Wire(server.port())) {
            List<WireAnswer> answers = alone.exchangeLast(request.message().toArray());
            judge(answers, false);
            if (answers.isEmpty()) {
                assertThat(request.hasWholeHead() && !isUndertow())
                        .as("left unanswered")
                        .isFalse();
                unanswered.merge(request.kind(), 1, Integer::sum);
            }
        } catch (WireAnswer.NoStatusLine e) {
            if (!request.isWithoutVersion()) {
                requireVersionOfAnother(e);
            }
        }
        return false;
    }

    /**
     * Tomcat refuses a request line before it has read its version, with the version of the request that the same
     * processor served before, on whatever connection: {@code Http11Processor.recycle} keeps it. After one of HTTP/0.9
     * that is an answer without a head.
     */
    private void requireVersionOfAnother(WireAnswer.NoStatusLine e) {
        boolean isPageOfTomcat = container == Container.TOMCAT && e.beginning().equals("<!doctyp");
        if (!isPageOfTomcat || !lambda.invocations().isEmpty()) {
            throw e;
        }
    }

    private void judge(List<WireAnswer> answers, boolean isHead) {
        int ofFunctions = 0;
        for (WireAnswer answer : answers) {
            try {
                Judge.Origin origin = Judge.judge(answer, isHead, lambda.invocations(), container);
                ofFunctions += origin == Judge.Origin.FUNCTION ? 1 : 0;
                tally.merge(origin, 1, Integer::sum);
            } catch (AssertionError e) {
                throw new AssertionError("answer " + answer, e);
            }
        }
        boolean isCut = isUndertow() && !answers.isEmpty() && Judge.isOfContainer(answers.get(answers.size() - 1));
        assertThat(lambda.invocations().size())
                .as("invocations for %s", answers)
                .isBetween(ofFunctions, isCut ? ofFunctions + 1 : ofFunctions);
    }

    /**
     * Undertow closes without an answer on a body whose framing is broken, and where garbage stands behind a request it
     * answers the garbage alone. It does so whatever serves the request: a servlet that writes five bytes, too.
     */
    private boolean isUndertow() {
        return container == Container.UNDERTOW;
    }

    private void sendGood(int seed) throws IOException {
        String request =
                "GET /parameters/?good=" + seed + " HTTP/1.1\r\nHost: x\r\nX-Request-Id: good-" + seed + "\r\n\r\n";
        Optional<WireAnswer> answer = kept.exchange(request.getBytes(StandardCharsets.US_ASCII), false);
        assertThat(answer).as("answer to a good request behind %s", lastOnKept).hasValueSatisfying(good -> {
            assertThat(good.status()).isEqualTo(200);
            assertThat(good.first("X-Request-Id")).hasValue("good-" + seed);
            assertThat(good.text()).isEqualTo("{\"good\":\"" + seed + "\"}");
        });
        assertThat(kept.hasLeftover()).as("something behind the good answer").isFalse();
    }
}

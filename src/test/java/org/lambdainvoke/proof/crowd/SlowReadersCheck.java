package org.lambdainvoke.proof.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Hundreds of clients that take large answers slowly. Their answers are held, 3 GiB, and nothing else is. */
public class SlowReadersCheck extends OnContainers {
    private static final int READERS = 500;
    private static final int PLACES = 1000;
    private static final int THREADS = 16;
    private static final int INNOCENTS = 20_000;
    private static final int CONNECTIONS = 32;
    private static final int SEND_BUFFER = 64 << 10;
    private static final int DUMPS = 200;
    private static final int BETWEEN_DUMPS_MILLIS = 25;
    private static final Pattern LARGE = Pattern.compile("\\{\"large\":\"(\\d+)\"\\}");

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final LargeAnswers answers = new LargeAnswers(READERS);
    private SlowReaders readers;

    public SlowReadersCheck() {
        lambda.function("large", (input, output, context) -> {
            byte[] event = input.readAllBytes();
            Matcher large = LARGE.matcher(new String(event, StandardCharsets.UTF_8));
            output.write(large.matches() ? answers.answer(Integer.parseInt(large.group(1))) : event);
        });
    }

    @Before
    public void begin() throws Exception {
        serve(new WebApplication()
                .async()
                .threads(THREADS)
                .sendBuffer(SEND_BUFFER)
                .filter(
                        new LambdaInvokeFilter(),
                        lambda.initParams("large", "async", "always", "max_concurrency", String.valueOf(PLACES))));
        long start = System.nanoTime();
        readers = new SlowReaders(server.port(), READERS, answers);
        readers.awaitBegin();
        say(READERS + " readers have begun", start);
    }

    @After
    public void leave() throws Exception {
        readers.close();
    }

    private void say(String what, long start) {
        System.out.println(container + ": " + what + ", " + (System.nanoTime() - start) / 1_000_000 + " ms, heap "
                + ((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20) + " MiB");
    }

    @Test
    public void noThreadWaitsForThem() throws Exception {
        List<Map<String, List<StackTraceElement>>> waiting = new ArrayList<>();
        int mostAtWork = 0;
        int sum = 0;
        for (int i = 0; i < DUMPS; i++) {
            ThreadDump dump = ThreadDump.take();
            if (!dump.waiting().isEmpty()) {
                waiting.add(dump.waiting());
            }
            mostAtWork = Math.max(mostAtWork, dump.atWork().size());
            sum += dump.atWork().size();
            TimeUnit.MILLISECONDS.sleep(BETWEEN_DUMPS_MILLIS);
        }
        System.out.println(container + ": threads at work at most " + mostAtWork + ", in " + DUMPS + " dumps " + sum
                + ", dumps with waiting " + waiting.size());
        assertThat(readers.over()).isZero();
        assertThat(waiting).isEmpty();
    }

    @Test
    public void allGetTheirAnswersWhileOthersGetTheirs() throws Exception {
        long start = System.nanoTime();
        assertThat(Innocents.ask(server.port(), INNOCENTS, CONNECTIONS)).isEmpty();
        say(INNOCENTS + " innocents are answered", start);
        assertThat(readers.over()).isZero();
        readers.mayEnd();
        assertThat(readers.awaitEnd()).isEmpty();
        say(READERS + " readers have their answers", start);
    }
}

package org.lambdainvoke.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.slf4j.LoggerFactory;

public class InvocationLogTest {
    /** Tests may run beside each other: only lines of this filter name count. */
    private static final String FILTER = "filter-of-the-log-test";

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.lambdainvoke");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final InvocationLog log = new InvocationLog(FILTER);

    @Before
    public void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @After
    public void leave() {
        logger.detachAppender(lines);
    }

    private List<ILoggingEvent> written() {
        return lines.list.stream()
                .filter(line -> line.getFormattedMessage().startsWith(FILTER))
                .toList();
    }

    @Test
    public void tailIsCutIntoLinesWithTheRequestId() {
        log.tail("START\nhello\r\nEND\n", "id-1");
        assertThat(written())
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        FILTER + " requestId=id-1 START",
                        FILTER + " requestId=id-1 hello",
                        FILTER + " requestId=id-1 END");
        assertThat(written()).allMatch(line -> line.getLoggerName().equals("org.lambdainvoke.tail"));
        assertThat(written()).allMatch(line -> line.getLevel() == Level.INFO);
    }

    @Test
    public void controlCharactersAreEscaped() {
        log.tail("a\u001B[31mb\u0000\u0085c\u2028d\te", "id-1");
        assertThat(written().get(0).getFormattedMessage()).endsWith("a\\u001b[31mb\\u0000\\u0085c\\u2028d\te");
    }

    @Test
    public void placeholdersOfTheLoggerInATailAreText() {
        log.tail("{} {}", "id-1");
        assertThat(written().get(0).getFormattedMessage()).endsWith("requestId=id-1 {} {}");
    }

    @Test
    public void failureOfTheServerIsAWarning() {
        log.failed(new InvocationFailure(FailureReason.REJECTED, "status 404\nforged"), "id-2");
        ILoggingEvent line = written().get(0);
        assertThat(line.getLevel()).isEqualTo(Level.WARN);
        assertThat(line.getFormattedMessage())
                .isEqualTo(FILTER + " reason=rejected requestId=id-2 status 404\\u000aforged");
    }

    @Test
    public void lineIsBounded() {
        log.failed(new InvocationFailure(FailureReason.REJECTED, "x".repeat(1_000_000)), "id-4");
        assertThat(written().get(0).getFormattedMessage()).hasSizeLessThan(5000);
    }

    @Test
    public void faultOfTheClientIsInformation() {
        log.failed(new InvocationFailure(FailureReason.BAD_REQUEST, "The rule."), "id-3");
        assertThat(written().get(0).getLevel()).isEqualTo(Level.INFO);
    }
}

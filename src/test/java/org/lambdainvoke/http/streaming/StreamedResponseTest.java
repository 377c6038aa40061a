package org.lambdainvoke.http.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.LogWatch;
import org.lambdainvoke.support.container.WebApplication;

/** What docs/aborting-a-response.md says of the containers here, so that an update that changes it is noticed. */
public class StreamedResponseTest extends InBothModes {
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private AnswerFilter filter;

    @Before
    public void start() throws Exception {
        filter = new AnswerFilter(isAsync);
        serve(new WebApplication()
                .filter(filter, "/*", Map.of(), EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC))
                .async());
    }

    private static String request(String path, String version, String... fields) {
        return "GET " + path + " " + version + "\r\nHost: h\r\n" + String.join("", fields) + "\r\n";
    }

    /** All that comes until the container ends the connection. */
    private String read(String requests) throws Exception {
        return Http.raw(server.port(), requests, false);
    }

    @Test
    public void brokenAnswerHasNoLastChunkAndEndsTheConnection() throws Exception {
        assertThat(read(request("/broken", "HTTP/1.1")))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\nTransfer-Encoding: chunked\r\n")
                .contains("\r\n" + AnswerFilter.BEGINNING)
                .doesNotContain(LAST_CHUNK);
    }

    @Test
    public void wholeAnswerHasItsLastChunkAndKeepsTheConnection() throws Exception {
        assertThat(read(request("/whole", "HTTP/1.1") + request("/whole", "HTTP/1.1", "Connection: close\r\n")))
                .startsWith("HTTP/1.1 200 ")
                .containsOnlyOnce("\r\n" + AnswerFilter.BEGINNING + LAST_CHUNK + "HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("\r\nTrailer:");
    }

    @Test
    public void breakingLogsNoErrorAndNoStackTrace() throws Exception {
        try (LogWatch log = new LogWatch()) {
            read(request("/broken", "HTTP/1.1"));
            if (isAsync) {
                // A container that has stopped may refuse the end.
                assertThat(filter.completed.poll(10, TimeUnit.SECONDS)).isNotNull();
            }
            stop();
            assertThat(log.faults()).isEmpty();
        }
    }

    @Test
    public void listenersAreToldTheEndOfABrokenAnswer() throws Exception {
        read(request("/broken", "HTTP/1.1"));
        assertThat(filter.completed.poll(isAsync ? 10 : 0, TimeUnit.SECONDS)).isEqualTo(isAsync ? "/broken" : null);
    }

    /** The reason for the trailers. */
    @Test
    public void exceptionAloneBreaksAnAnswerEverywhereButOnUndertow() throws Exception {
        String answers = read(request("/thrown", "HTTP/1.1") + request("/whole", "HTTP/1.1", "Connection: close\r\n"));
        assertThat(answers).contains("\r\n" + AnswerFilter.BEGINNING);
        assertThat(answers.contains(LAST_CHUNK)).isEqualTo(container == Container.UNDERTOW);
    }

    /** Undertow sends no chunks then, and the end of the connection is a good end. */
    @Test
    public void lastAnswerOfAConnectionCanBeBrokenEverywhereButOnUndertow() throws Exception {
        String answer = read(request("/broken", "HTTP/1.1", "Connection: close\r\n"));
        assertThat(answer).contains(AnswerFilter.BEGINNING).doesNotEndWith(LAST_CHUNK);
        assertThat(answer.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked\r\n"))
                .isEqualTo(container != Container.UNDERTOW);
    }

    @Test
    public void answerInTheOldProtocolCanNotBeBroken() throws Exception {
        assertThat(read(request("/broken", "HTTP/1.0"))).endsWith("\r\n\r\n" + AnswerFilter.BEGINNING);
    }
}

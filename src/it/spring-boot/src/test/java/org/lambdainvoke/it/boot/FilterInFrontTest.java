package org.lambdainvoke.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.local.LocalFunction;
import org.slf4j.LoggerFactory;

/**
 * Filters that stand in front in many applications: clients get from {@code async=auto} what they get without async.
 */
@RunWith(Parameterized.class)
public class FilterInFrontTest {
    private static final String LONG_NAME = "x".repeat(4_000);

    @Parameters(name = "{0}, compression {2}")
    public static List<Object[]> fronts() {
        List<Object[]> rows = new ArrayList<>();
        for (boolean isCompressed : new boolean[] {false, true}) {
            rows.add(new Object[] {"none", false, isCompressed});
            rows.add(new Object[] {"etag", true, isCompressed});
            rows.add(new Object[] {"request-log", false, isCompressed});
            rows.add(new Object[] {"response-log", true, isCompressed});
        }
        return rows;
    }

    @Parameter(0)
    public String front;

    @Parameter(1)
    public boolean isResponseWrapped;

    @Parameter(2)
    public boolean isCompressed;

    @Test
    public void bytesAndFieldsAreThoseOfASynchronousAnswer() throws Exception {
        assertThat(answers("AUTO")).isEqualTo(answers("NEVER"));
    }

    /** Otherwise it would not be known that the filters in front were at work. */
    @Test
    public void knownTagNeedsNoAnswer() throws Exception {
        assertThat(answers("AUTO").get(4)).startsWith(front.equals("etag") ? "304 " : "200 ");
    }

    @Test
    public void oneLineSaysWhyTheContainersThreadIsKept() throws Exception {
        try (Site site = site("AUTO")) {
            // Not before: Spring Boot takes the appenders away that it finds at its start.
            ListAppender<ILoggingEvent> lines = new ListAppender<>();
            lines.start();
            Logger logger = (Logger) LoggerFactory.getLogger("org.lambdainvoke.async");
            logger.addAppender(lines);
            answers(site);
            logger.detachAppender(lines);
            assertThat(lines.list)
                    .hasSize(isResponseWrapped ? 1 : 0)
                    .allMatch(line -> line.getLevel() == Level.INFO
                            && line.getFormattedMessage().contains("around the response"));
        }
    }

    private Site site(String mode) {
        return new Site(
                FilteredApplication.class,
                LocalFunction.of("greet", GreetFunction.class),
                "front=" + front,
                "mode=" + mode,
                "server.compression.enabled=" + isCompressed);
    }

    private List<String> answers(String mode) throws IOException, InterruptedException {
        try (Site site = site(mode)) {
            return answers(site);
        }
    }

    private static List<String> answers(Site site) throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        answers.add(text(site.getBytes("/greet?name=Ada", "Accept-Encoding", "gzip")));
        answers.add(text(site.getBytes("/greet?name=" + LONG_NAME, "Accept-Encoding", "gzip")));
        answers.add(text(site.getBytes("/greet?name=Ada", "Accept-Encoding", "identity")));
        answers.add(text(site.getBytes("/greet", "Accept-Encoding", "identity")));
        String tag = site.get("/greet?name=Ada").headers().firstValue("ETag").orElse("\"none\"");
        answers.add(text(site.getBytes("/greet?name=Ada", "If-None-Match", tag)));
        return answers;
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(response.headers().map());
        String id = fields.remove("X-Request-Id").get(0);
        fields.remove("Date");
        fields.computeIfPresent("x-amzn-RequestId", (name, ids) -> List.of("one"));
        String body = new String(unpacked(response), StandardCharsets.UTF_8).replace(id, "id");
        return response.statusCode() + " " + fields + " " + body;
    }

    /** Where the container compresses, the bytes depend on when it is told to send what it has. */
    private static byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        if (response.headers().firstValue("Content-Encoding").isEmpty()) {
            return response.body();
        }
        return new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    }
}

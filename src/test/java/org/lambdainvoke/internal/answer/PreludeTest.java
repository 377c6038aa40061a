package org.lambdainvoke.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.lambdainvoke.Inside;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.internal.http.FieldNames;

/** A prelude is one format, whichever front door the function was written for and in whatever pieces it comes. */
public class PreludeTest {
    private static final String END = "\0\0\0\0\0\0\0\0";
    private static final List<String> GOOD = List.of(
            "{}" + END,
            "{}" + END + "\0\0body",
            "{\"statusCode\":404}" + END + "{\"statusCode\":500}" + END,
            " \r\n\t{ \"statusCode\" : \"201\" }\n" + END + "\nbody",
            "{\"headers\":{\"a\":\"}{\\\"\\\\\",\"Content-Type\":\"text/html\"},\"cookies\":[\"c=1\",\"d=2\"],"
                    + "\"multiValueHeaders\":{\"A\":[\"1\",\"2\"]},\"unknown\":[{}]}\n\n" + END + "body",
            "{\"headers\":{\"a\":\"\\ud83d\"}}" + END + "\\ud83d",
            "{\"statusCode\":204}" + END + "dropped");
    private static final List<String> BAD = List.of(
            "{}\0",
            "{}" + "\0\0\0\0\0\0\0" + "body",
            "{\"statusCode\":99} " + END + "body",
            "{\"headers\":[]}" + END,
            "{\"statusCode\" 200}" + END);

    private static ResponseRules rules(Dialect dialect) {
        return new ResponseRules(Inside.reader(ResponseFormat.PROXY, dialect), FieldNames.NONE);
    }

    private static Answer whole(Dialect dialect, String text) throws InvocationFailure {
        return rules(dialect)
                .answer(
                        InvocationType.REQUEST_RESPONSE,
                        new InvocationResult(Bytes.utf8(text), null, "request-1", null, null));
    }

    private static Answer streamed(Dialect dialect, boolean isAnnounced, List<Bytes> pieces) throws Exception {
        Pieces stream = new Pieces(isAnnounced, pieces);
        AnswerReader.Beginning beginning = rules(dialect).begin(stream);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        beginning.first().writeTo(body);
        for (Bytes piece = stream.next(); piece != null; piece = stream.next()) {
            piece.writeTo(body);
        }
        Answer head = beginning.head();
        Bytes sent = head.mayHaveBody(false) ? Bytes.of(body.toByteArray()) : Bytes.EMPTY;
        return new Answer(head.status(), head.contentType(), head.fields(), sent, head.hasReplacements());
    }

    /** {@code text} whole, in single bytes, and in two pieces for each place where it can be cut. */
    private static List<List<Bytes>> cuts(String text) {
        Bytes all = Bytes.utf8(text);
        List<List<Bytes>> cuts = new ArrayList<>();
        cuts.add(List.of(all));
        List<Bytes> octets = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            octets.add(all.slice(i, i + 1));
            cuts.add(List.of(all.slice(0, i), all.slice(i, all.size())));
        }
        cuts.add(octets);
        return cuts;
    }

    private static String describe(Answer answer) {
        return answer.status() + " " + answer.contentType() + " "
                + answer.fields().all() + " " + answer.hasReplacements() + " "
                + new String(answer.body().toArray(), StandardCharsets.UTF_8);
    }

    @Test
    public void streamIsReadAsTheWholeAnswerWhereverItIsCut() throws Exception {
        for (String text : GOOD) {
            for (Dialect dialect : Dialect.values()) {
                String expected = describe(whole(dialect, text));
                for (List<Bytes> cut : cuts(text)) {
                    assertThat(describe(streamed(dialect, false, cut)))
                            .as("%s", cut)
                            .isEqualTo(expected);
                    assertThat(describe(streamed(dialect, true, cut)))
                            .as("%s", cut)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    public void everyDialectReadsTheSame() throws Exception {
        for (String text : GOOD) {
            String expected = describe(whole(Dialect.API_GATEWAY_V1, text));
            for (Dialect dialect : Dialect.values()) {
                assertThat(describe(whole(dialect, text))).isEqualTo(expected);
            }
        }
    }

    @Test
    public void brokenPreludeIsABadAnswerWhereverItIsCut() {
        for (String text : BAD) {
            for (Dialect dialect : Dialect.values()) {
                assertThat(catchThrowableOfType(InvocationFailure.class, () -> whole(dialect, text))
                                .reason())
                        .isEqualTo(FailureReason.BAD_ANSWER);
                for (List<Bytes> cut : cuts(text)) {
                    assertThat(catchThrowableOfType(InvocationFailure.class, () -> streamed(dialect, false, cut))
                                    .reason())
                            .isEqualTo(FailureReason.BAD_ANSWER);
                }
            }
        }
    }

    @Test
    public void announcedPreludeMustBeThere() {
        for (String text : List.of("", "body", "{}", "{} {}" + END, "{\"a\":1", " ", "{\"a\":\"\0\"}")) {
            assertThat(catchThrowableOfType(
                                    InvocationFailure.class,
                                    () -> streamed(Dialect.FUNCTION_URL, true, List.of(Bytes.utf8(text))))
                            .reason())
                    .as(text)
                    .isEqualTo(FailureReason.BAD_ANSWER);
        }
    }

    @Test
    public void otherBytesAreTheBodyWhereverTheyAreCut() throws Exception {
        for (String text : List.of(
                "",
                " \n",
                "text",
                "{",
                "{\"statusCode\":200}",
                "{\"statusCode\":200}\n",
                "{\"a\":1}\n{\"a\":2}\n",
                "{\"a\":1}\n" + END,
                "{\"a\":\"\0\"}",
                "{} x" + END,
                "[]" + END)) {
            for (List<Bytes> cut : cuts(text)) {
                assertThat(describe(streamed(Dialect.FUNCTION_URL, false, cut)))
                        .isEqualTo("200 application/octet-stream [Field[name=x-amzn-RequestId, value=request-1]] false "
                                + text);
            }
        }
    }

    @Test
    public void lineOfJsonIsNotHeldUntilTheNext() throws Exception {
        Pieces stream = new Pieces(false, List.of(Bytes.utf8("{\"done\":1}\n"), Bytes.utf8("{\"done\":2}\n")));
        assertThat(rules(Dialect.FUNCTION_URL).begin(stream).first().size()).isEqualTo(11);
        assertThat(stream.next()).isNotNull();
    }

    @Test
    public void preludeIsNotLongerThanItsBoundEitherWay() throws Exception {
        String tail = "\"}}" + END;
        String head = "{\"statusCode\":201,\"headers\":{\"a\":null},\"b\":{\"c\":\"";
        String longest = head + "x".repeat(64 * 1024 - head.length() - tail.length()) + tail;
        assertThat(whole(Dialect.FUNCTION_URL, longest).status()).isEqualTo(201);
        assertThat(streamed(Dialect.FUNCTION_URL, true, List.of(Bytes.utf8(longest)))
                        .status())
                .isEqualTo(201);
        String tooLong = head + "x" + longest.substring(head.length());
        assertThat(catchThrowableOfType(InvocationFailure.class, () -> whole(Dialect.FUNCTION_URL, tooLong))
                        .reason())
                .isEqualTo(FailureReason.BAD_ANSWER);
        assertThat(catchThrowableOfType(
                                InvocationFailure.class,
                                () -> streamed(Dialect.FUNCTION_URL, true, List.of(Bytes.utf8(tooLong))))
                        .reason())
                .isEqualTo(FailureReason.BAD_ANSWER);
    }

    /** What an endpoint streams, in given pieces. */
    private static final class Pieces implements InvocationStream {
        private final boolean isAnnounced;
        private final Deque<Bytes> pieces;

        Pieces(boolean isAnnounced, List<Bytes> pieces) {
            this.isAnnounced = isAnnounced;
            this.pieces = new ArrayDeque<>(pieces);
        }

        @Override
        public @Nullable Bytes next() {
            return pieces.poll();
        }

        @Override
        public InvocationResult end() {
            return new InvocationResult(Bytes.EMPTY, null, "request-1", null, null);
        }

        @Override
        public boolean isHttpResponse() {
            return isAnnounced;
        }

        @Override
        public void close() {}
    }
}

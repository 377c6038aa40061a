package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.responder.Replies;
import org.lambdainvoke.internal.responder.Replies.Pieces;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.support.container.LogCapture;

public class AnswerWriterTest {
    @Rule
    public final LogCapture tail = new LogCapture("org.lambdainvoke.tail");

    @Rule
    public final LogCapture answers = new LogCapture("org.lambdainvoke.answer");

    private final RecordedResponse response = new RecordedResponse();

    private static AnswerWriter writer(Loose loose) {
        return new AnswerWriter(
                loose.exchange,
                loose.turn,
                new RequestMark(loose.exchange, Loose.REQUEST_ID_FIELD),
                new ExchangeNotes(loose.exchange, new InvocationLog("test")));
    }

    /** A writer that has begun with a reply that its exchange has. */
    private static AnswerWriter begun(Loose loose, Reply reply) {
        loose.turn.reply(reply);
        AnswerWriter writer = writer(loose);
        writer.begin(reply);
        return writer;
    }

    private AnswerWriter begun(Reply reply) throws Exception {
        return begun(new Loose(response), reply);
    }

    @Test
    public void wholeReplyIsTheResponse() throws Exception {
        assertThat(begun(Replies.whole(201, "hello")).write(Client.BLOCKING)).isEqualTo(Waiting.NOTHING);
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getContentType()).isEqualTo("text/plain");
        assertThat(response.getHeader("Content-Length")).isEqualTo("5");
        assertThat(response.body()).isEqualTo("hello");
    }

    @Test
    public void requestIdGoesBack() throws Exception {
        begun(Replies.whole(200, "")).write(Client.BLOCKING);
        assertThat(response.getHeader(Loose.REQUEST_ID_FIELD)).isEqualTo("request-1");
    }

    @Test
    public void answerToHeadHasTheLengthOfItsBodyOnly() throws Exception {
        begun(new Loose("HEAD", "HTTP/1.1", response), Replies.whole(200, "hello"))
                .write(Client.BLOCKING);
        assertThat(response.getHeader("Content-Length")).isEqualTo("5");
        assertThat(response.body()).isEmpty();
    }

    @Test
    public void statusIsNoted() throws Exception {
        Loose loose = new Loose(response);
        begun(loose, Replies.whole(201, "hello")).write(Client.BLOCKING);
        assertThat(loose.event().status()).isEqualTo(201);
    }

    @Test
    public void tailOfAnAnswerIsLogged() throws Exception {
        begun(new Reply.Whole(Replies.answer(200, "hello"), null, "said by the function"))
                .write(Client.BLOCKING);
        assertThat(tail.lines()).singleElement().asString().contains("said by the function", "request-1");
    }

    @Test
    public void tailOfAStreamIsLoggedAtItsEnd() throws Exception {
        AnswerWriter writer = begun(Replies.streamed(Pieces.whole()));
        writer.write(Client.BLOCKING);
        assertThat(tail.lines()).isEmpty();
        writer.pull();
        writer.write(Client.BLOCKING);
        assertThat(tail.lines()).singleElement().asString().contains(Pieces.TAIL);
    }

    @Test
    public void replacedHalfOfASurrogatePairIsReported() throws Exception {
        Answer plain = Replies.answer(200, "\uFFFD");
        Answer replaced = new Answer(200, plain.contentType(), plain.fields(), plain.body(), true);
        begun(new Reply.Whole(replaced, null, null)).write(Client.BLOCKING);
        assertThat(answers.lines()).singleElement().asString().contains("U+FFFD");
    }

    @Test
    public void clientGetsNoMoreAtOnceThanItTakes() throws Exception {
        AnswerWriter writer = begun(Replies.whole(200, "hello"));
        ScriptedClient client = new ScriptedClient(2);
        client.let(1);
        assertThat(writer.write(client)).isEqualTo(Waiting.CLIENT);
        assertThat(response.body()).isEqualTo("he");
    }

    @Test
    public void writingGoesOnWhereItHasEnded() throws Exception {
        AnswerWriter writer = begun(Replies.whole(200, "hello"));
        ScriptedClient client = new ScriptedClient(2);
        Waiting waiting;
        do {
            client.let(1);
            waiting = writer.write(client);
        } while (waiting == Waiting.CLIENT);
        assertThat(waiting).isEqualTo(Waiting.NOTHING);
        assertThat(response.body()).isEqualTo("hello");
        assertThat(client.finished()).isEqualTo(1);
    }

    @Test
    public void progressShowsThatTheClientTakesSomething() throws Exception {
        AnswerWriter writer = begun(Replies.whole(200, "hello"));
        ScriptedClient client = new ScriptedClient(2);
        writer.write(client);
        int before = writer.progress();
        writer.write(client);
        assertThat(writer.progress()).isEqualTo(before);
        client.let(1);
        writer.write(client);
        assertThat(writer.progress()).isNotEqualTo(before);
    }

    /** A client that has the end of its answer may come again at once. */
    @Test
    public void placeIsFreeBeforeTheClientHasTheEnd() throws Exception {
        int[] takenAtTheEnd = {-1};
        Loose[] loose = new Loose[1];
        RecordedResponse observed = new RecordedResponse() {
            @Override
            void beforeWrite() {
                takenAtTheEnd[0] = loose[0].limit.taken();
            }
        };
        loose[0] = new Loose(observed);
        begun(loose[0], Replies.whole(200, "hello")).write(Client.BLOCKING);
        assertThat(takenAtTheEnd[0]).isZero();
    }

    @Test
    public void placeIsTakenWhileMoreIsToCome() throws Exception {
        Loose loose = new Loose(response);
        AnswerWriter writer = begun(loose, Replies.whole(200, "hello"));
        ScriptedClient client = new ScriptedClient(2);
        client.let(1);
        writer.write(client);
        assertThat(loose.limit.taken()).isEqualTo(1);
    }

    @Test
    public void bytesOfTheBodyAreCounted() throws Exception {
        Loose loose = new Loose(response);
        begun(loose, Replies.whole(200, "hello")).write(new ReadyClient(2));
        assertThat(loose.event().responseBytes()).isEqualTo(5);
    }

    /** A filter in front may keep it. */
    @Test
    public void answerThatIsNotCommittedIsNotDelivered() throws Exception {
        RecordedResponse keeping = new RecordedResponse() {
            @Override
            public void flushBuffer() {}
        };
        AnswerWriter writer = begun(new Loose(keeping), Replies.whole(200, "hello"));
        writer.write(Client.BLOCKING);
        assertThat(writer.isWhole()).isTrue();
        assertThat(writer.isDelivered()).isFalse();
    }

    @Test
    public void answerThatIsCommittedIsDelivered() throws Exception {
        AnswerWriter writer = begun(Replies.whole(200, "hello"));
        writer.write(Client.BLOCKING);
        assertThat(writer.isDelivered()).isTrue();
    }

    @Test
    public void whatWasStoppedWritesNoMore() throws Exception {
        AnswerWriter writer = begun(Replies.whole(200, "hello"));
        writer.stop();
        assertThat(writer.write(Client.BLOCKING)).isEqualTo(Waiting.NOTHING);
        assertThat(response.body()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    public void eachPieceIsPulledAndFlushed() throws Exception {
        AnswerWriter writer = begun(Replies.streamed(Pieces.whole("one ", "two")));
        for (String soFar : new String[] {"", "one ", "one two"}) {
            assertThat(writer.write(Client.BLOCKING)).isEqualTo(Waiting.PULL);
            assertThat(response.body()).isEqualTo(soFar);
            writer.pull();
        }
        assertThat(writer.write(Client.BLOCKING)).isEqualTo(Waiting.NOTHING);
        assertThat(writer.isDelivered()).isTrue();
        assertThat(response.flushes()).isEqualTo(3);
    }

    @Test
    public void streamHasNoLength() throws Exception {
        begun(Replies.streamed(Pieces.whole("one"))).write(Client.BLOCKING);
        assertThat(response.getHeader("Content-Length")).isNull();
    }

    @Test
    public void pieceIsAskedForOnce() throws Exception {
        AnswerWriter writer = begun(Replies.streamed(Pieces.whole("one")));
        assertThat(writer.write(Client.BLOCKING)).isEqualTo(Waiting.PULL);
        assertThat(writer.write(Client.BLOCKING)).isEqualTo(Waiting.FUNCTION);
    }

    @Test
    public void placeIsTakenUntilTheStreamHasEnded() throws Exception {
        Loose loose = new Loose(response);
        AnswerWriter writer = begun(loose, Replies.streamed(Pieces.whole("one")));
        writer.write(Client.BLOCKING);
        writer.pull();
        writer.write(Client.BLOCKING);
        assertThat(loose.limit.taken()).isEqualTo(1);
        writer.pull();
        writer.write(Client.BLOCKING);
        assertThat(loose.limit.taken()).isZero();
    }

    @Test
    public void streamToHeadIsClosedUnread() throws Exception {
        Pieces stream = Pieces.whole("one");
        Loose loose = new Loose("HEAD", "HTTP/1.1", response);
        assertThat(begun(loose, Replies.streamed(stream)).write(Client.BLOCKING))
                .isEqualTo(Waiting.NOTHING);
        assertThat(response.body()).isEmpty();
        assertThat(stream.closed()).isEqualTo(1);
        assertThat(loose.limit.taken()).isZero();
    }

    @Test
    public void restThatDoesNotComeIsAFailure() throws Exception {
        InvocationFailure failure = Replies.failure();
        AnswerWriter writer = begun(Replies.streamed(Pieces.broken(failure)));
        writer.write(Client.BLOCKING);
        writer.pull();
        assertThatThrownBy(() -> writer.write(Client.BLOCKING)).isSameAs(failure);
    }

    @Test
    public void pullWithoutAThreadIsAFailure() throws Exception {
        InvocationFailure failure = Replies.failure();
        AnswerWriter writer = begun(Replies.streamed(Pieces.whole("one")));
        writer.write(Client.BLOCKING);
        writer.pullInVain(failure);
        assertThatThrownBy(() -> writer.write(Client.BLOCKING)).isSameAs(failure);
    }

    /** Whoever pulls closes it. */
    @Test
    public void streamIsNotClosedWhileSomebodyPulls() throws Exception {
        Pieces stream = Pieces.whole("one", "two");
        AnswerWriter writer = begun(Replies.streamed(stream));
        writer.write(Client.BLOCKING);
        writer.stop();
        writer.letGo();
        assertThat(stream.closed()).isZero();
        writer.pull();
        writer.letGo();
        assertThat(stream.closed()).isEqualTo(1);
    }

    @Test
    public void whatTheContainerDoesNotTakeIsThrown() throws Exception {
        RecordedResponse refusing = new RecordedResponse() {
            @Override
            void beforeWrite() throws IOException {
                throw new IOException("broken pipe");
            }
        };
        AnswerWriter writer = begun(new Loose(refusing), Replies.whole(200, "hello"));
        assertThatThrownBy(() -> writer.write(Client.BLOCKING)).hasMessage("broken pipe");
        assertThat(writer.isWhole()).isFalse();
    }

    @Test
    public void secondBeginningWritesAnotherReply() throws Exception {
        AnswerWriter writer = begun(Replies.whole(200, "hello"));
        writer.write(new ScriptedClient(10));
        writer.begin(Replies.whole(502, "sorry"));
        writer.write(Client.BLOCKING);
        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(response.body()).isEqualTo("sorry");
    }

    /** Takes so much at once, as often as it is asked. */
    private record ReadyClient(int mostAtOnce) implements Client {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void finish() {}
    }
}

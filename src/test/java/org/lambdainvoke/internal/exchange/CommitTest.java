package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.exchange.StreamedResponse.Breaking;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.responder.Replies;
import org.lambdainvoke.internal.responder.Replies.Pieces;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.support.container.LogCapture;
import org.mockito.Mockito;

/** What becomes of an answer that can't be written as it is, without a container. */
public class CommitTest {
    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.failure");

    private final InvocationFailure timeout = new InvocationFailure(FailureReason.TIMEOUT, "too late");
    private Loose loose;

    private Commit commit(RecordedResponse response) throws Exception {
        loose = new Loose(response);
        return new Commit(loose.exchange, loose.turn, Loose.REQUEST_ID_FIELD, new InvocationLog("test"));
    }

    private Commit begun(RecordedResponse response, Reply reply) throws Exception {
        Commit commit = commit(response);
        loose.turn.reply(reply);
        commit.begin(reply);
        return commit;
    }

    private void assertNoted(FailureReason reason) {
        assertThat(log.lines()).singleElement().asString().contains("reason=" + reason.code());
        HttpServletRequest request = loose.request;
        Mockito.verify(request).setAttribute(Exchanges.REASON_ATTRIBUTE, reason.code());
        assertThat(loose.event().reason()).isEqualTo(reason);
    }

    private void assertNothingNoted() {
        assertThat(log.lines()).isEmpty();
        Mockito.verify(loose.request, Mockito.never()).setAttribute(Mockito.anyString(), Mockito.any());
    }

    /** A response whose body the container refuses as often as is said. */
    private static RecordedResponse refusing(int times) {
        return new RecordedResponse() {
            private int left = times;

            @Override
            void beforeWrite() {
                if (left-- > 0) {
                    throw new IllegalStateException("header too large");
                }
            }
        };
    }

    private static RecordedResponse ofAClientThatLeft() {
        return new RecordedResponse() {
            @Override
            void beforeWrite() throws IOException {
                throw new IOException("broken pipe");
            }
        };
    }

    @Test
    public void answerIsNoFailure() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.whole(200, "hello"));
        assertThat(commit.advance(Client.BLOCKING)).isEqualTo(Waiting.NOTHING);
        assertNothingNoted();
        assertThat(loose.event().reason()).isNull();
        assertThat(commit.isDelivered()).isTrue();
        commit.requireWhole();
    }

    @Test
    public void failureIsNotedOnce() throws Exception {
        Commit commit = commit(new RecordedResponse());
        commit.begin(Reply.Whole.refusing(timeout, loose.exchange.route(), loose.exchange.id()));
        commit.advance(Client.BLOCKING);
        commit.advance(Client.BLOCKING);
        assertNoted(FailureReason.TIMEOUT);
    }

    @Test
    public void requestThatTheContainerHasTakenBackKeepsNobodyFromTheAnswer() throws Exception {
        RecordedResponse response = new RecordedResponse();
        Commit commit = commit(response);
        Mockito.doThrow(new IllegalStateException("recycled"))
                .when(loose.request)
                .setAttribute(Mockito.anyString(), Mockito.any());
        commit.begin(Reply.Whole.refusing(timeout, loose.exchange.route(), loose.exchange.id()));
        commit.advance(Client.BLOCKING);
        assertThat(response.getStatus()).isEqualTo(504);
    }

    @Test
    public void clientThatHasLeftIsNotedAndNothingIsThrown() throws Exception {
        Commit commit = begun(ofAClientThatLeft(), Replies.whole(200, "hello"));
        assertThat(commit.advance(Client.BLOCKING)).isEqualTo(Waiting.NOTHING);
        assertNoted(FailureReason.CLIENT_GONE);
        commit.requireWhole();
    }

    @Test
    public void answerThatTheContainerRefusesIsReplaced() throws Exception {
        RecordedResponse response = refusing(1);
        begun(response, Replies.whole(200, "hello")).advance(Client.BLOCKING);
        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(response.body()).contains("\"reason\":\"bad_answer\"");
        assertNoted(FailureReason.BAD_ANSWER);
    }

    @Test
    public void bytesOfAnAnswerThatWasTakenBackDoNotCount() throws Exception {
        RecordedResponse response = new RecordedResponse() {
            private int writes;

            @Override
            void beforeWrite() {
                if (++writes == 2) {
                    throw new IllegalStateException("header too large");
                }
            }
        };
        Commit commit = begun(response, Replies.whole(200, "hello"));
        ScriptedClient client = new ScriptedClient(2);
        client.let(100);
        commit.advance(client);
        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(loose.event().responseBytes()).isEqualTo(response.body().length());
    }

    @Test
    public void streamThatTheContainerRefusesIsClosed() throws Exception {
        Pieces stream = Pieces.whole("one");
        Commit commit = begun(refusing(1), Replies.streamed(stream));
        commit.advance(Client.BLOCKING);
        commit.pull();
        commit.advance(Client.BLOCKING);
        assertThat(stream.closed()).isEqualTo(1);
    }

    @Test
    public void failureThatHasNoStatusIsAnErrorOfTheServer() throws Exception {
        RecordedResponse response = new RecordedResponse();
        Commit commit = begun(response, Replies.whole(200, "hello"));
        commit.end(new InvocationFailure(FailureReason.CLIENT_GONE, "left"));
        assertThat(response.getStatus()).isEqualTo(500);
    }

    @Test
    public void containerThatRefusesAnyAnswerIsAskedTwice() throws Exception {
        RecordedResponse response = refusing(Integer.MAX_VALUE);
        assertThat(begun(response, Replies.whole(200, "hello")).advance(Client.BLOCKING))
                .isEqualTo(Waiting.NOTHING);
        assertThat(log.lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("refuses to send the answer"),
                        second -> assertThat(second).contains("refuses to send any answer"));
    }

    @Test
    public void refusalThatComesTooLateBreaksTheAnswerOff() throws Exception {
        RecordedResponse response = refusing(1);
        Commit commit = begun(response, Replies.whole(200, "hello"));
        response.flushBuffer();
        commit.advance(Client.BLOCKING);
        assertNoted(FailureReason.BAD_ANSWER);
        assertThatThrownBy(commit::requireWhole).isInstanceOf(IOException.class);
    }

    /** Jetty wraps what it does not like about an answer. */
    @Test
    public void refusalMayBeTheCauseOfAnIoException() {
        assertThat(Commit.isRefusal(new IOException("sending", new IllegalStateException())))
                .isTrue();
        assertThat(Commit.isRefusal(new IOException("broken pipe"))).isFalse();
    }

    @Test
    public void failureBeforeTheCommitHasItsStatus() throws Exception {
        RecordedResponse response = new RecordedResponse();
        Commit commit = begun(response, Replies.streamed(Pieces.broken(Replies.failure())));
        commit.end(timeout);
        assertThat(response.getStatus()).isEqualTo(504);
        assertThat(loose.event().status()).isEqualTo(504);
        assertNoted(FailureReason.TIMEOUT);
        commit.requireWhole();
    }

    @Test
    public void failureBeforeTheCommitTakesTheHeadBack() throws Exception {
        RecordedResponse response = new RecordedResponse();
        response.addHeader("X-Outer", "1");
        Commit commit = begun(response, Replies.whole(200, "hello"));
        commit.advance(new ScriptedClient(1));
        commit.end(timeout);
        assertThat(response.getHeaderNames()).containsExactly("X-Outer");
    }

    @Test
    public void failureAfterTheCommitBreaksTheAnswerOff() throws Exception {
        RecordedResponse response = new RecordedResponse();
        Commit commit = begun(response, Replies.whole(200, "hello"));
        commit.advance(new ScriptedClient(1));
        response.flushBuffer();
        commit.end(timeout);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThatThrownBy(commit::requireWhole).isInstanceOf(IOException.class).hasCause(timeout);
        assertThat(commit.isCutShort()).isTrue();
    }

    @Test
    public void endsOnce() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.whole(200, "hello"));
        commit.end(timeout);
        commit.end(new InvocationFailure(FailureReason.CLIENT_GONE, "left"));
        assertNoted(FailureReason.TIMEOUT);
    }

    @Test
    public void answerThatIsWrittenDoesNotEndAgain() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.whole(200, "hello"));
        commit.advance(Client.BLOCKING);
        commit.end(timeout);
        assertNothingNoted();
        commit.requireWhole();
    }

    @Test
    public void streamThatDoesNotGoOnIsBrokenOffByItsTrailers() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.streamed(Pieces.broken(Replies.failure())));
        assertThat(commit.advance(Client.BLOCKING)).isEqualTo(Waiting.PULL);
        commit.pull();
        assertThat(commit.advance(Client.BLOCKING)).isEqualTo(Waiting.NOTHING);
        assertThat(commit.breaking()).isEqualTo(Breaking.TOLD);
        assertNoted(FailureReason.CONNECTION_LOST);
        assertThatThrownBy(commit::requireWhole).isInstanceOf(IOException.class);
        assertThat(commit.isCutShort()).isFalse();
    }

    @Test
    public void streamThatEndsIsNotBrokenOff() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.streamed(Pieces.whole()));
        commit.advance(Client.BLOCKING);
        commit.pull();
        commit.advance(Client.BLOCKING);
        assertThat(commit.breaking()).isEqualTo(Breaking.NONE);
        commit.requireWhole();
    }

    @Test
    public void streamIsClosedWhenItsAnswerEnds() throws Exception {
        Pieces stream = Pieces.whole("one");
        Commit commit = begun(new RecordedResponse(), Replies.streamed(stream));
        commit.end(timeout);
        assertThat(stream.closed()).isEqualTo(1);
    }

    @Test
    public void responseOfAnotherIsLeftAlone() throws Exception {
        RecordedResponse response = new RecordedResponse();
        Commit commit = begun(response, Replies.whole(201, "hello"));
        commit.abandon(timeout);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderNames()).isEmpty();
        assertNoted(FailureReason.TIMEOUT);
    }

    @Test
    public void answerThatIsWrittenIsNotAbandoned() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.whole(200, "hello"));
        commit.advance(Client.BLOCKING);
        commit.abandon(timeout);
        assertNothingNoted();
    }

    @Test
    public void responseThatSomebodyHasCommittedIsNotWritten() throws Exception {
        RecordedResponse response = new RecordedResponse();
        Commit commit = begun(response, Replies.whole(200, "hello"));
        response.flushBuffer();
        commit.requireUncommitted();
        commit.advance(Client.BLOCKING);
        assertThat(response.body()).isEmpty();
        assertNoted(FailureReason.NOT_DELIVERED);
    }

    @Test
    public void answerThatAFilterInFrontKeepsIsNotDelivered() throws Exception {
        RecordedResponse keeping = new RecordedResponse() {
            @Override
            public void flushBuffer() {}
        };
        Commit commit = begun(keeping, Replies.whole(200, "hello"));
        commit.advance(Client.BLOCKING);
        commit.requireDelivered();
        assertThat(keeping.getStatus()).isEqualTo(500);
        assertThat(keeping.getHeader("Content-Type")).isNull();
        assertNoted(FailureReason.NOT_DELIVERED);
    }

    @Test
    public void answerThatBrokeOffIsNotMissedToo() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.whole(200, "hello"));
        commit.end(timeout);
        commit.requireDelivered();
        assertNoted(FailureReason.TIMEOUT);
    }

    @Test
    public void answerWhoseFieldsAreRefusedLateIsNotCut() throws Exception {
        RecordedResponse response = refusing(1);
        Reply.Whole large = new Reply.Whole(Replies.answer(200, "hello").with("X-Large", "x".repeat(5000)), null, null);
        Commit commit = begun(response, large);
        response.flushBuffer();
        commit.advance(Client.BLOCKING);
        assertNoted(FailureReason.BAD_ANSWER);
        commit.requireWhole();
    }

    @Test
    public void callThatFailedIsKnownByItsIdOfAws() throws Exception {
        Commit commit = commit(new RecordedResponse());
        InvocationFailure failure = new InvocationFailure(FailureReason.REJECTED, "no permission", 0, "aws-1", null);
        commit.end(failure);
        assertThat(loose.event().awsRequestId()).isEqualTo("aws-1");
    }

    @Test
    public void answerThatIsDeliveredMayFailLater() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.whole(200, "hello"));
        commit.advance(Client.BLOCKING);
        commit.requireDelivered();
        assertNothingNoted();
        commit.amend(new InvocationFailure(FailureReason.CLIENT_GONE, "left"));
        assertNoted(FailureReason.CLIENT_GONE);
    }

    @Test
    public void answerThatIsNotDeliveredFailsOnce() throws Exception {
        Commit commit = begun(new RecordedResponse(), Replies.whole(200, "hello"));
        commit.end(timeout);
        commit.amend(new InvocationFailure(FailureReason.CLIENT_GONE, "left"));
        assertNoted(FailureReason.TIMEOUT);
    }

    /** The container has taken it back, for a request of somebody else perhaps. */
    @Test
    public void responseThatThrowsWhateverIsAskedKeepsNothingOpen() throws Exception {
        RecordedResponse recycled = new RecordedResponse() {
            @Override
            public boolean isCommitted() {
                throw new IllegalStateException("recycled");
            }
        };
        Pieces stream = Pieces.whole("one");
        Commit commit = begun(recycled, Replies.streamed(stream));
        assertThatCode(() -> commit.end(timeout)).doesNotThrowAnyException();
        assertThat(stream.closed()).isEqualTo(1);
        assertNoted(FailureReason.TIMEOUT);
    }
}

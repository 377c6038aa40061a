package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.internal.responder.Replies;
import org.lambdainvoke.internal.responder.Replies.Pieces;
import org.mockito.Mockito;

public class PullTest {
    private final Pull pull = new Pull();
    private final InvocationFailure failure = Replies.failure();

    @Test
    public void nothingIsThereUntilItHasCome() {
        pull.ask();
        assertThat(pull.take()).isNull();
        assertThat(pull.isUnderWay()).isTrue();
    }

    @Test
    public void pieceIsBroughtOnce() throws Exception {
        pull.ask();
        pull.from(Replies.streamed(Pieces.whole("one", "two")));
        assertThat(pull.isUnderWay()).isFalse();
        assertThat(pull.take().piece().decode(StandardCharsets.UTF_8)).isEqualTo("one");
        assertThat(pull.take()).isNull();
    }

    @Test
    public void streamThatGoesOnStaysOpen() {
        Pieces stream = Pieces.whole("one");
        pull.from(Replies.streamed(stream));
        assertThat(stream.closed()).isZero();
    }

    @Test
    public void endIsNeitherPieceNorFailure() {
        pull.from(Replies.streamed(Pieces.whole()));
        assertThat(pull.take()).isEqualTo(new Pull.Brought(null, null));
    }

    /** Its connection need not wait for a slow client. */
    @Test
    public void streamIsClosedAtItsEnd() {
        Pieces stream = Pieces.whole();
        pull.from(Replies.streamed(stream));
        assertThat(stream.closed()).isEqualTo(1);
    }

    @Test
    public void failureIsBrought() {
        pull.from(Replies.streamed(Pieces.broken(failure)));
        assertThat(pull.take()).isEqualTo(new Pull.Brought(null, failure));
    }

    @Test
    public void unexpectedErrorIsADefect() throws Exception {
        InvocationStream stream = Mockito.mock(InvocationStream.class);
        Mockito.when(stream.next()).thenThrow(new OutOfMemoryError());
        pull.from(Replies.streamed(stream));
        assertThat(pull.take().failure().reason()).isEqualTo(FailureReason.DEFECT);
        Mockito.verify(stream).close();
    }

    @Test
    public void closeThatFailsKeepsNobodyWaiting() throws Exception {
        InvocationStream stream = Mockito.mock(InvocationStream.class);
        Mockito.when(stream.next()).thenThrow(failure);
        Mockito.doThrow(new IllegalStateException("a defect")).when(stream).close();
        pull.ask();
        try {
            pull.from(Replies.streamed(stream));
        } catch (IllegalStateException e) {
            // Somebody else reports it.
        }
        assertThat(pull.isUnderWay()).isFalse();
        assertThat(pull.take()).isEqualTo(new Pull.Brought(null, failure));
    }

    @Test
    public void pullForWhichThereIsNoThreadFails() {
        pull.ask();
        pull.fail(failure);
        assertThat(pull.isUnderWay()).isFalse();
        assertThat(pull.take()).isEqualTo(new Pull.Brought(null, failure));
    }
}

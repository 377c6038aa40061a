package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import org.junit.Test;
import org.mockito.Mockito;

/** A body that was read to its end. */
public class ReplayedStreamTest extends OnReplayedStreams {
    @Test
    public void bytesAreReadInEachForm() throws Exception {
        ReplayedStream stream = stream("abcdef", null);
        assertThat(stream.available()).isEqualTo(6);
        assertThat(stream.read()).isEqualTo('a');
        byte[] two = new byte[2];
        assertThat(stream.read(two)).isEqualTo(2);
        assertThat(two).asString().isEqualTo("bc");
        assertThat(stream.skip(1)).isEqualTo(1);
        assertThat(stream.isFinished()).isFalse();
        assertThat(stream.readAllBytes()).asString().isEqualTo("ef");
        assertThat(stream.isFinished()).isTrue();
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(two)).isEqualTo(-1);
    }

    /** As a read may wait, and says that nothing is left. */
    @Test
    public void streamWithoutAListenerIsReady() throws Exception {
        ReplayedStream stream = stream("", null);
        assertThat(stream.isReady()).isTrue();
        assertThat(stream.isFinished()).isTrue();
    }

    @Test
    public void listenerNeedsAsync() {
        ReplayedStream stream = stream("a", null);
        Mockito.when(request.isAsyncStarted()).thenReturn(false);
        assertThatThrownBy(() -> stream.setReadListener(listener(() -> {}))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void listenerIsSetOnce() {
        ReplayedStream stream = stream("a", null);
        stream.setReadListener(listener(() -> {}));
        assertThatThrownBy(() -> stream.setReadListener(listener(() -> {}))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void listenerIsNotCalledAtOnce() {
        ReplayedStream stream = stream("abc", null);
        stream.setReadListener(listener(() -> readAll(stream)));
        assertThat(told).isEmpty();
        runLater();
        assertThat(told).containsExactly("data", "end");
    }

    @Test
    public void listenerOfAnEmptyBodyIsToldOfItsEndAlone() {
        stream("", null).setReadListener(listener(() -> {}));
        runLater();
        assertThat(told).containsExactly("end");
    }

    @Test
    public void endIsToldAfterTheBytes() {
        ReplayedStream stream = stream("abc", null);
        stream.setReadListener(listener(() -> {
            readAll(stream);
            assertThat(stream.isReady()).isFalse();
            told.add("read");
        }));
        runLater();
        assertThat(told).containsExactly("data", "read", "end");
    }

    @Test
    public void endIsToldLaterToWhoeverAsksForMore() throws Exception {
        ReplayedStream stream = stream("abc", null);
        stream.setReadListener(listener(() -> {}));
        runLater();
        assertThat(told).containsExactly("data");
        readAll(stream);
        assertThat(told).containsExactly("data");
        runLater();
        assertThat(told).containsExactly("data", "end");
    }

    @Test
    public void endIsToldLaterToWhoeverReadsTillTheEnd() throws Exception {
        ReplayedStream stream = stream("abc", null);
        stream.setReadListener(listener(() -> {}));
        runLater();
        assertThat(stream.readAllBytes()).hasSize(3);
        assertThat(told).containsExactly("data");
        runLater();
        assertThat(told).containsExactly("data", "end");
    }

    @Test
    public void nothingIsToldAfterAnError() {
        ReplayedStream stream = stream("abc", null);
        stream.setReadListener(listener(() -> {
            readAll(stream);
            throw new IOException("broken");
        }));
        runLater();
        assertThat(told).containsExactly("data", "error broken");
    }

    @Test
    public void contextThatIsCompleteIsNoError() throws Exception {
        ReplayedStream stream = stream("abc", null);
        stream.setReadListener(listener(() -> {}));
        runLater();
        AsyncContext complete = request.getAsyncContext();
        Mockito.doThrow(IllegalStateException.class).when(complete).start(Mockito.any());
        assertThat(stream.readAllBytes()).hasSize(3);
        assertThat(stream.isFinished()).isTrue();
    }
}

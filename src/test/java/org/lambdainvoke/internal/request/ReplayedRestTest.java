package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.mockito.Mockito;

/** A body that was not read to its end: the original stream has the rest. */
public class ReplayedRestTest extends OnReplayedStreams {
    /** Ends after {@code text}, in non-blocking mode too; keeps its listener for the test. */
    private static final class Rest extends ServletInputStream {
        private final ReplayedStream text;
        private ReadListener listener;
        private boolean hasListeners = true;

        Rest(String text) {
            this.text = new ReplayedStream(Mockito.mock(HttpServletRequest.class), Bytes.utf8(text), null);
        }

        @Override
        public int read() throws IOException {
            return text.read();
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            return text.read(octets, offset, length);
        }

        @Override
        public boolean isFinished() {
            return text.isFinished();
        }

        @Override
        public boolean isReady() {
            return !text.isFinished();
        }

        @Override
        public void setReadListener(ReadListener set) {
            if (!hasListeners) {
                throw new UnsupportedOperationException();
            }
            listener = set;
        }
    }

    @Test
    public void restComesAfterTheBytes() throws Exception {
        ReplayedStream stream = stream("ab", new Rest("cd"));
        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.isFinished()).isFalse();
        assertThat(stream.readAllBytes()).asString().isEqualTo("bcd");
        assertThat(stream.isFinished()).isTrue();
    }

    @Test
    public void listenerIsThatOfTheRest() throws Exception {
        Rest rest = new Rest("cd");
        ReplayedStream stream = stream("ab", rest);
        stream.setReadListener(listener(() -> readAll(stream)));
        runLater();
        assertThat(told).isEmpty();
        rest.listener.onDataAvailable();
        rest.listener.onAllDataRead();
        assertThat(told).containsExactly("data", "end");
    }

    /** A container may tell of the end of its own stream when nobody has read what is in memory. */
    @Test
    public void endOfTheRestIsNotTheEndOfTheBytes() throws Exception {
        Rest rest = new Rest("c");
        ReplayedStream stream = stream("ab", rest);
        stream.setReadListener(listener(() -> readAll(stream)));
        assertThat(rest.read()).isEqualTo('c');
        rest.listener.onAllDataRead();
        assertThat(told).containsExactly("data", "end");
    }

    /** Of a wrapper in front. */
    @Test
    public void restThatTakesNoListenerIsReadAsItComes() throws Exception {
        Rest rest = new Rest("cd");
        rest.hasListeners = false;
        ReplayedStream stream = stream("ab", rest);
        stream.setReadListener(listener(() -> readAll(stream)));
        runLater();
        assertThat(told).containsExactly("data", "end");
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    public void errorOfTheRestIsToldOnce() {
        Rest rest = new Rest("cd");
        stream("ab", rest).setReadListener(listener(() -> {}));
        rest.listener.onError(new IOException("reset"));
        rest.listener.onError(new IOException("again"));
        assertThat(told).containsExactly("error reset");
    }
}

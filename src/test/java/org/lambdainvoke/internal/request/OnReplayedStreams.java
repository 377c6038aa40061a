package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lambdainvoke.call.Bytes;
import org.mockito.Mockito;

/**
 * Reads bodies again in a container that is none of those that are known: what is to be called later goes to a thread
 * of the context.
 */
abstract class OnReplayedStreams {
    final HttpServletRequest request = Mockito.mock(HttpServletRequest.class);
    final Deque<Runnable> later = new ArrayDeque<>();
    final List<String> told = new ArrayList<>();

    ReplayedStream stream(String bytes, ServletInputStream rest) {
        AsyncContext context = Mockito.mock(AsyncContext.class);
        Mockito.doAnswer(call -> later.add(call.getArgument(0))).when(context).start(Mockito.any());
        Mockito.when(request.isAsyncStarted()).thenReturn(true);
        Mockito.when(request.getAsyncContext()).thenReturn(context);
        Mockito.when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
        return new ReplayedStream(request, Bytes.utf8(bytes), rest);
    }

    void runLater() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    /** Reads as it is told to; says what it is told of. */
    interface Reading {
        void read() throws IOException;
    }

    ReadListener listener(Reading reading) {
        return new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                told.add("data");
                reading.read();
            }

            @Override
            public void onAllDataRead() {
                told.add("end");
            }

            @Override
            public void onError(Throwable error) {
                told.add("error " + error.getMessage());
            }
        };
    }

    static void readAll(ReplayedStream stream) throws IOException {
        while (stream.isReady() && !stream.isFinished()) {
            assertThat(stream.read()).isNotNegative();
        }
    }
}

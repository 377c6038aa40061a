package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.lambdainvoke.internal.exchange.StreamedResponse.Breaking;
import org.mockito.Mockito;

public class CompletionTest {
    private final AsyncContext context = Mockito.mock(AsyncContext.class);
    private final ServletOutputStream out = Mockito.mock(ServletOutputStream.class);
    private final Commit commit = Mockito.mock(Commit.class);

    /** What is to happen later, and here happens when the test says so. */
    private final Deque<FutureTask<?>> later = new ArrayDeque<>();

    private boolean hasThreads = true;

    private final Completion completion = new Completion(context, out, commit, new Timer(new Background() {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public Future<?> after(Duration time, Runnable task) {
            if (!hasThreads) {
                return null;
            }
            FutureTask<?> timed = new FutureTask<>(task, null);
            later.add(timed);
            return timed;
        }
    }));

    public CompletionTest() {
        Mockito.when(commit.breaking()).thenReturn(Breaking.NONE);
    }

    private void servedBy(String server) {
        ServletRequest request = Mockito.mock(ServletRequest.class);
        ServletContext application = Mockito.mock(ServletContext.class);
        Mockito.when(context.getRequest()).thenReturn(request);
        Mockito.when(request.getServletContext()).thenReturn(application);
        Mockito.when(application.getServerInfo()).thenReturn(server);
    }

    private void isYetToBreak(boolean isYet) {
        Mockito.when(commit.breaking()).thenReturn(isYet ? Breaking.UNTOLD : Breaking.TOLD);
        Mockito.when(out.isReady()).thenReturn(true);
    }

    private void assertCompleted(int times) {
        Mockito.verify(context, Mockito.times(times)).complete();
    }

    @Test
    public void answerThatIsThereIsCompletedAtOnce() {
        assertThat(completion.complete()).isTrue();
        assertCompleted(1);
        assertThat(later).isEmpty();
    }

    @Test
    public void whatTheContainerHasCompletedIsNotCompletedAgain() {
        completion.told();
        assertThat(completion.complete()).isFalse();
        assertCompleted(0);
    }

    /** After a write that failed. */
    @Test
    public void containerThatHasCompletedBeforeTellsNothingMore() {
        Mockito.doThrow(new IllegalStateException()).when(context).complete();
        assertThat(completion.complete()).isFalse();
    }

    /** Undertow, when it has stopped. */
    @Test
    public void containerThatTakesNoCompletionTellsNothingMore() {
        Mockito.doThrow(new RejectedExecutionException()).when(context).complete();
        assertThat(completion.complete()).isFalse();
    }

    @Test
    public void brokenStreamIsCompletedWhenTheContainerHasNoticed() {
        isYetToBreak(true);
        assertThat(completion.complete()).isTrue();
        assertCompleted(0);
        isYetToBreak(false);
        later.remove().run();
        assertCompleted(1);
        assertThat(later).isEmpty();
    }

    @Test
    public void containerThatNeverNoticesIsAskedForHalfASecond() {
        isYetToBreak(true);
        completion.complete();
        int looks = 0;
        while (!later.isEmpty()) {
            later.remove().run();
            looks++;
        }
        assertThat(looks).isEqualTo(50);
        assertCompleted(1);
    }

    @Test
    public void nobodyWaitsForTheContainerWhereNothingHappensLater() {
        isYetToBreak(true);
        hasThreads = false;
        completion.complete();
        assertCompleted(1);
    }

    @Test
    public void containerThatHasTakenTheStreamBackIsNotAsked() {
        Mockito.when(commit.breaking()).thenReturn(Breaking.UNTOLD);
        Mockito.when(out.isReady()).thenThrow(new IllegalStateException("recycled"));
        completion.complete();
        assertCompleted(1);
    }

    /** It would have a thread wait for the client. */
    @Test
    public void answerThatIsCutShortIsLeftToTomcat() {
        servedBy("Apache Tomcat/10.1.59");
        Mockito.when(commit.isCutShort()).thenReturn(true);
        completion.leaveOpenWhereItBlocks();
        assertThat(completion.isLeftOpen()).isTrue();
        assertThat(completion.complete()).isTrue();
        assertCompleted(0);
    }

    @Test
    public void answerThatIsNotCutShortIsCompletedOnTomcatToo() {
        servedBy("Apache Tomcat/10.1.59");
        completion.leaveOpenWhereItBlocks();
        completion.complete();
        assertCompleted(1);
    }

    @Test
    public void answerThatIsCutShortIsCompletedElsewhere() {
        servedBy("jetty/12.0.36");
        Mockito.when(commit.isCutShort()).thenReturn(true);
        completion.leaveOpenWhereItBlocks();
        completion.complete();
        assertCompleted(1);
    }

    @Test
    public void exchangeThatTheContainerHasEndedIsNotTomcats() {
        Mockito.when(context.getRequest()).thenThrow(new IllegalStateException("recycled"));
        Mockito.when(commit.isCutShort()).thenReturn(true);
        completion.leaveOpenWhereItBlocks();
        assertThat(completion.isLeftOpen()).isFalse();
    }

    @Test
    public void endIsSaid() {
        AtomicInteger ended = new AtomicInteger();
        completion.atEnd(ended::incrementAndGet);
        completion.complete();
        assertThat(ended).hasValue(0);
        completion.end();
        assertThat(ended).hasValue(1);
    }
}

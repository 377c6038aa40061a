package org.lambdainvoke.internal.capture;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.request.CompletionListener;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.route.ActiveRoute;
import org.lambdainvoke.internal.shadow.SkipReason;

/**
 * A request that the application answers, with what is noted of it and of its answer. Ends once: when the application's
 * thread has returned, or when what it has begun asynchronously is complete. Thread-safe.
 */
final class CapturedExchange implements CompletionListener {
    private final ActiveRoute route;
    private final RequestHead head;
    private final CapturedUpload upload;
    private final CapturedAnswer answer;
    private final Runnable letGo;
    private final Consumer<CapturedExchange> end;
    private final AtomicBoolean isHolding = new AtomicBoolean(true);
    private final long begun = System.nanoTime();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile long ended = begun;
    private volatile boolean isUnseen;
    private volatile @Nullable CapturedAsync async;

    /**
     * The application's answer is noted from now on.
     *
     * @param route that the request has met
     * @param head of the request, as the function would see it
     * @param upload takes the body of the request
     * @param letGo told once, when there is nothing to keep in memory any more, or it is handed on
     * @param end told once, when the answer is complete
     */
    CapturedExchange(
            ActiveRoute route,
            RequestHead head,
            CapturedUpload upload,
            Runnable letGo,
            Consumer<CapturedExchange> end) {
        this.route = route;
        this.head = head;
        this.upload = upload;
        this.answer = new CapturedAnswer(route.route().shadow().maxBody(), this::letGo);
        this.letGo = letGo;
        this.end = end;
    }

    ActiveRoute route() {
        return route;
    }

    RequestHead head() {
        return head;
    }

    CapturedUpload upload() {
        return upload;
    }

    CapturedAnswer answer() {
        return answer;
    }

    boolean isHead() {
        return head.target().method().equals("HEAD");
    }

    /** How long the application has taken. */
    Duration duration() {
        return Duration.ofNanos(ended - begun);
    }

    /** Why there is nothing to compare; null when there is. */
    @Nullable
    SkipReason obstacle() {
        SkipReason obstacle = isUnseen ? SkipReason.NOT_CAPTURED : answer.obstacle(isHead());
        return obstacle == null ? upload.obstacle() : obstacle;
    }

    /** The application goes on asynchronously. */
    AsyncContext begins(AsyncContext context, ServletRequest request, ServletResponse response) {
        CapturedAsync begun = new CapturedAsync(context, this, request, response);
        context.addListener(this);
        async = begun;
        return begun;
    }

    /** The context as the application knows it. */
    AsyncContext known(AsyncContext context) {
        CapturedAsync current = async;
        return current != null && current.isOver(context) ? current : context;
    }

    /** The application has another servlet answer, with a response that may be past this. */
    void dispatches(ServletResponse response) {
        isUnseen = CapturedResponse.in(response, answer) == null;
    }

    /** The other servlet is about to answer, and is seen. */
    void isSeenAgain() {
        isUnseen = false;
    }

    /** Notes what the container knows, while the response is still this exchange's. */
    void noteHead(ServletResponse response) {
        CapturedResponse captured = CapturedResponse.in(response, answer);
        if (captured != null) {
            captured.noteHead();
        }
    }

    /** An error status that the application has not set is the container's, which writes the answer later. */
    private void noteEnd(ServletResponse response) {
        CapturedResponse captured = CapturedResponse.in(response, answer);
        if (captured != null) {
            answer.noteError(captured);
            captured.noteHead();
        }
    }

    /** The application has thrown. The container, or a filter in front, writes what the client sees. */
    void failed(Throwable thrown, HttpServletResponse response) {
        answer.failed(statusOf(thrown), response);
    }

    /** Servlet 6.0, sections 2.3.3.2 and 10.9.2. */
    private static int statusOf(Throwable thrown) {
        if (thrown instanceof UnavailableException unavailable) {
            return unavailable.isPermanent()
                    ? HttpServletResponse.SC_NOT_FOUND
                    : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** The application's thread has returned: with what it has begun asynchronously it goes on. */
    void leave(ServletRequest request, ServletResponse response) {
        if (async == null) {
            // Past this.
            try {
                isUnseen |= request.isAsyncStarted();
                noteEnd(response);
            } finally {
                finish();
            }
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        answer.breakOff();
    }

    @Override
    public void onError(AsyncEvent event) {
        answer.breakOff();
    }

    /** Not every container tells of an exception after a dispatch in another way than by the status. */
    @Override
    public void onComplete(AsyncEvent event) {
        CapturedAsync current = async;
        if (current != null && !isOver.get()) {
            noteEnd(current.getResponse());
        }
        finish();
    }

    /** An answer that is too large may go on for hours. */
    private void letGo() {
        if (isHolding.compareAndSet(true, false)) {
            letGo.run();
        }
    }

    private void finish() {
        if (isOver.compareAndSet(false, true)) {
            letGo();
            answer.seal();
            upload.seal();
            ended = System.nanoTime();
            end.accept(this);
            // Nobody needs the container's objects any more.
            async = null;
        }
    }
}

package org.lambdainvoke.internal.capture;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** A context of the container's that hands out a response whose answer is noted. As thread-safe as the container's. */
final class CapturedAsync implements AsyncContext {
    private final AsyncContext context;
    private final CapturedExchange exchange;
    private final ServletRequest request;
    private final ServletResponse response;

    /**
     * The context as the application sees it.
     *
     * @param context of the container
     * @param request the application's
     * @param response the application's
     */
    CapturedAsync(AsyncContext context, CapturedExchange exchange, ServletRequest request, ServletResponse response) {
        this.context = context;
        this.exchange = exchange;
        this.request = request;
        this.response = response;
    }

    /** Whether this stands for {@code other}. */
    // By identity: containers make a context for each start.
    @SuppressWarnings("ReferenceEquality")
    boolean isOver(AsyncContext other) {
        return context == other;
    }

    @Override
    public ServletRequest getRequest() {
        return request;
    }

    @Override
    public ServletResponse getResponse() {
        return response;
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return context.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        exchange.dispatches(context.getResponse());
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        exchange.dispatches(context.getResponse());
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext other, String path) {
        exchange.dispatches(context.getResponse());
        context.dispatch(other, path);
    }

    @Override
    public void complete() {
        // Afterwards the response may be another one's.
        exchange.noteHead(response);
        context.complete();
    }

    @Override
    public void start(Runnable task) {
        context.start(task);
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(listener);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest ofListener, ServletResponse itsResponse) {
        context.addListener(listener, ofListener, itsResponse);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long millis) {
        context.setTimeout(millis);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }
}

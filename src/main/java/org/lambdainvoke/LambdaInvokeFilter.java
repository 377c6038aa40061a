package org.lambdainvoke;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.config.Libraries;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.RequestIdContext;

/**
 * Answers the requests that it is mapped to by invoking an AWS Lambda function; the rest of the chain is not called.
 *
 * <p>The class registers itself nowhere. A container makes it with the public constructor without arguments and hands it
 * init-params; a program makes it with {@link FilterSettings}; for registration by annotation, extend it with an empty
 * class that carries {@code @WebFilter}. Thread-safe once initialised. The parameters stand in the README.
 */
public class LambdaInvokeFilter implements Filter {
    /** Request attribute: the {@linkplain FailureReason#code() code} when no function answered. */
    public static final String REASON_ATTRIBUTE = "org.lambdainvoke.reason";

    /**
     * Attribute of the ServletContext: an {@link InvocationListener} that the filters of the web application tell what
     * becomes of their requests. To be set before they are initialised, by a {@code ServletContextListener} for example.
     */
    public static final String LISTENER_ATTRIBUTE = "org.lambdainvoke.listener";

    /** Request attribute: marks a request that a filter of this class has taken, so that no forward invokes again. */
    private static final String TAKEN_ATTRIBUTE = "org.lambdainvoke.taken";

    /** How much longer than the deadline the container waits, which looks at its clock about once a second. */
    private static final long CONTAINER_MARGIN_MILLIS = 30_000;

    /** For streams, of which each piece has its own time. */
    private static final long UNBOUNDED = 0;

    private final @Nullable FilterSettings given;
    private volatile @Nullable Running running;

    /** A filter that takes its settings from init-params. */
    public LambdaInvokeFilter() {
        this.given = null;
    }

    /**
     * A filter with the settings of a program; it accepts no init-params.
     *
     * @param settings all that the filter is told
     */
    public LambdaInvokeFilter(FilterSettings settings) {
        this.given = settings;
    }

    /**
     * Checks the settings and builds the client. Invokes nothing, but with {@code startup_check=dry-run} asks whether the
     * function could be.
     *
     * @throws ServletException with all faults of the configuration in its message, no secret among them; when a library
     *     is missing or too old; or when the instance was initialised before
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        if (running != null) {
            throw new ServletException("This LambdaInvokeFilter is initialised already: register one instance once.");
        }
        try {
            FilterSettings settings = given == null ? InitParamSettings.read(config) : withoutInitParams(given, config);
            running = new Running(settings, config);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ServletException(e.getMessage(), e);
        } catch (LinkageError e) {
            throw new ServletException(Libraries.unfit(e).getMessage(), e);
        }
    }

    /** Refuses what comes from now on, lets running invocations finish up to 10 s, and closes the connections. */
    @Override
    public void destroy() {
        Running stopped = running;
        if (stopped != null) {
            stopped.stop();
        }
    }

    /**
     * Answers the request, or calls the chain, untouched, where it is not the filter's to answer: an ERROR, INCLUDE or
     * ASYNC dispatch, a response that is committed, a request that was taken before.
     *
     * @throws IOException from the chain, and to make the container cut the connection of an answer that broke off
     * @throws ServletException from the chain only
     * @throws IllegalStateException before {@link #init}
     */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse
                && isToBeAnswered(httpRequest, httpResponse)) {
            Running current = running;
            if (current == null) {
                throw new IllegalStateException("LambdaInvokeFilter was not initialised");
            }
            httpRequest.setAttribute(TAKEN_ATTRIBUTE, true);
            answer(current, httpRequest, httpResponse);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isToBeAnswered(HttpServletRequest request, HttpServletResponse response) {
        DispatcherType dispatch = request.getDispatcherType();
        return (dispatch == DispatcherType.REQUEST || dispatch == DispatcherType.FORWARD)
                && request.getAttribute(TAKEN_ATTRIBUTE) == null
                && !response.isCommitted();
    }

    private static void answer(Running current, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Exchange exchange = new Exchange(current, request, response);
        String outer = RequestIdContext.enter(exchange.id().text());
        boolean isHandedOver = false;
        try {
            isHandedOver = begin(current, exchange, request, response);
        } finally {
            try {
                if (!isHandedOver) {
                    exchange.leave();
                    exchange.end();
                }
            } finally {
                RequestIdContext.leave(outer);
            }
        }
    }

    /** Returns whether a worker has taken over the rest. */
    private static boolean begin(
            Running current, Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Invocation invocation;
        try {
            invocation = exchange.prepare();
        } catch (InvocationFailure failure) {
            exchange.commit(exchange.answerOf(failure));
            return false;
        }
        if (request.isAsyncSupported() && !request.isAsyncStarted()) {
            answerOnAWorker(current, exchange, invocation, request.startAsync(request, response));
            return true;
        }
        exchange.finish(invocation, () -> true);
        return false;
    }

    /** Gives the container's thread back; the pair of request and response is that of this filter, wrappers and all. */
    private static void answerOnAWorker(
            Running current, Exchange exchange, Invocation invocation, AsyncContext context) {
        boolean isStreaming = current.settings().invocation().streamIdleTimeout() != null;
        context.setTimeout(isStreaming ? UNBOUNDED : invocation.deadline().remainingMillis() + CONTAINER_MARGIN_MILLIS);
        AsyncExchange rest = new AsyncExchange(exchange, invocation, context);
        context.addListener(rest);
        current.workers().execute(rest);
    }

    private static FilterSettings withoutInitParams(FilterSettings given, FilterConfig config) {
        if (config.getInitParameterNames().hasMoreElements()) {
            throw new IllegalArgumentException("This LambdaInvokeFilter has settings from its constructor, so that its"
                    + " init-params would be ignored: " + Collections.list(config.getInitParameterNames()));
        }
        return given;
    }
}

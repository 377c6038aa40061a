package org.lambdainvoke;

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
import java.time.Duration;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.http.RequestId;
import org.lambdainvoke.invoke.AdmissionLimit;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.Deadline;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationRules;
import org.lambdainvoke.invoke.LambdaInvoker;
import org.lambdainvoke.invoke.RetryingInvoker;
import org.lambdainvoke.invoke.SdkLambdaInvoker;
import org.lambdainvoke.observe.InvocationLog;
import org.lambdainvoke.payload.RequestSnapshot;
import org.lambdainvoke.response.Answer;
import org.lambdainvoke.response.ErrorAnswer;
import org.lambdainvoke.response.FunctionError;
import org.lambdainvoke.response.ResponseCommitter;

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

    /** Request attribute: marks a request that a filter of this class has taken, so that no forward invokes again. */
    private static final String TAKEN_ATTRIBUTE = "org.lambdainvoke.taken";

    /** How long {@link #destroy()} waits for invocations that run. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** All that the filter has between {@code init} and {@code destroy}. */
    private record Running(FilterSettings settings, LambdaInvoker invoker, AdmissionLimit limit, InvocationLog log) {}

    private final @Nullable FilterSettings given;
    private volatile @Nullable Running running;

    /** A filter that takes its settings from init-params. */
    public LambdaInvokeFilter() {
        this.given = null;
    }

    /** A filter with the settings of a program; it accepts no init-params. */
    public LambdaInvokeFilter(FilterSettings settings) {
        this.given = settings;
    }

    /**
     * Checks the settings and builds the client. Invokes nothing.
     *
     * @throws ServletException with all faults of the configuration in its message, no secret among them; or when the
     *     instance was initialised before
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        if (running != null) {
            throw new ServletException("This LambdaInvokeFilter is initialised already: register one instance once.");
        }
        try {
            FilterSettings settings = given == null ? InitParamSettings.read(config) : withoutInitParams(given, config);
            running = new Running(
                    settings,
                    new RetryingInvoker(
                            SdkLambdaInvoker.connect(
                                    settings.connection(),
                                    config.getServletContext().getClassLoader()),
                            settings.invocation().retries()),
                    new AdmissionLimit(settings.connection().maxConcurrency()),
                    new InvocationLog(String.valueOf(config.getFilterName())));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    /** Refuses what comes from now on, lets running invocations finish up to 10 s, and closes the connections. */
    @Override
    public void destroy() {
        Running stopped = running;
        if (stopped != null) {
            if (!stopped.limit().drain(PATIENCE)) {
                stopped.log().unfinished(PATIENCE);
            }
            stopped.invoker().close();
        }
    }

    /**
     * Answers the request, or calls the chain, untouched, where it is not the filter's to answer: an ERROR, INCLUDE or
     * ASYNC dispatch, a response that is committed, a request that was taken before.
     *
     * @throws IOException from the chain, and to make the container cut the connection when it is too late to answer
     * @throws ServletException from the chain only
     * @throws IllegalStateException before {@link #init}
     */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse
                && isToBeAnswered(httpRequest, httpResponse)) {
            httpRequest.setAttribute(TAKEN_ATTRIBUTE, true);
            answer(httpRequest, httpResponse);
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

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Running current = running;
        if (current == null) {
            throw new IllegalStateException("LambdaInvokeFilter was not initialised");
        }
        RequestId requestId = RequestId.of(request.getHeader(RequestId.FIELD));
        Answer answer = answer(current, request, requestId);
        try {
            commit(answer, requestId, request, response);
        } catch (IOException | RuntimeException e) {
            if (!isRefusalOfContainer(e)) {
                note(current, request, requestId, new InvocationFailure(FailureReason.CLIENT_GONE, e.toString(), e));
                return;
            }
            InvocationFailure failure =
                    new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send the answer", e);
            note(current, request, requestId, failure);
            replace(ErrorAnswer.of(failure, failure.reason().status(), requestId), requestId, request, response);
        }
    }

    /**
     * Whether it is not the connection that failed. Containers refuse some answers, most of all for the size of their
     * fields, and some of them only when they are to be sent; Jetty wraps its refusal.
     */
    private static boolean isRefusalOfContainer(Exception e) {
        return e instanceof RuntimeException || e.getCause() instanceof RuntimeException;
    }

    private static void commit(
            Answer answer, RequestId requestId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ResponseCommitter.commit(
                answer.with(RequestId.FIELD, requestId.text()),
                request.getMethod().equals("HEAD"),
                response);
    }

    /** Sends {@code answer} in place of what the container has refused. Where it is too late, the connection is cut. */
    private static void replace(
            Answer answer, RequestId requestId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        try {
            response.reset();
            commit(answer, requestId, request, response);
        } catch (RuntimeException e) {
            throw new IOException("The container refuses to send any answer", e);
        }
    }

    private Answer answer(Running current, HttpServletRequest request, RequestId requestId) {
        FilterSettings settings = current.settings();
        InvocationFailure failure;
        try {
            InvocationResult result = invoke(current, request, requestId);
            if (result.logTail() != null) {
                current.log().tail(result.logTail(), requestId.text());
            }
            FunctionError error = FunctionError.of(result);
            if (error == null) {
                return settings.response().answer(settings.invocation().type(), result);
            }
            failure = new InvocationFailure(error.reason(), "errorType=" + error.type());
            if (settings.exposeFunctionError()) {
                note(current, request, requestId, failure);
                return ErrorAnswer.exposing(result, statusOf(failure, settings));
            }
        } catch (InvocationFailure e) {
            failure = e;
        }
        note(current, request, requestId, failure);
        return ErrorAnswer.of(failure, statusOf(failure, settings), requestId);
    }

    private InvocationResult invoke(Running current, HttpServletRequest request, RequestId requestId)
            throws InvocationFailure {
        FilterSettings settings = current.settings();
        current.limit().requireRoom();
        RequestSnapshot snapshot = RequestSnapshot.of(request, settings.request(), requestId);
        InvocationRules rules = settings.invocation();
        Deadline deadline = Deadline.after(rules.timeout());
        Bytes payload = payloadOf(snapshot, settings);
        Invocation invocation = new Invocation(rules.function(), rules.type(), rules.logType(), payload, deadline);
        current.limit().enter();
        try {
            return current.invoker().invoke(invocation);
        } finally {
            current.limit().leave();
        }
    }

    private static Bytes payloadOf(RequestSnapshot snapshot, FilterSettings settings) throws InvocationFailure {
        Bytes payload = settings.payload().encode(snapshot, settings.request().limits());
        if (payload.size() > settings.invocation().type().maxPayloadBytes()) {
            throw new InvocationFailure(FailureReason.PAYLOAD_TOO_LARGE, "The request is too large for the function.");
        }
        return payload;
    }

    private static int statusOf(InvocationFailure failure, FilterSettings settings) {
        return failure.reason() == FailureReason.FUNCTION_ERROR
                ? settings.unhandledStatus()
                : failure.reason().status();
    }

    private static void note(
            Running current, HttpServletRequest request, RequestId requestId, InvocationFailure failure) {
        request.setAttribute(REASON_ATTRIBUTE, failure.reason().code());
        current.log().failed(failure, requestId.text());
    }

    private static FilterSettings withoutInitParams(FilterSettings given, FilterConfig config) {
        if (config.getInitParameterNames().hasMoreElements()) {
            throw new IllegalArgumentException("This LambdaInvokeFilter has settings from its constructor, so that its"
                    + " init-params would be ignored: " + Collections.list(config.getInitParameterNames()));
        }
        return given;
    }
}

package org.lambdainvoke.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.Objects;

/**
 * A function that {@link LocalLambda} runs: a name, a handler and a time limit. Immutable; as in Lambda one handler
 * object serves all invocations, but here they may overlap.
 */
public final class LocalFunction {
    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(15);
    private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";

    private final String name;
    private final RequestStreamHandler handler;
    private final Duration timeLimit;
    private final String streamContentType;

    private LocalFunction(String name, RequestStreamHandler handler, Duration timeLimit, String streamContentType) {
        this.name = Objects.requireNonNull(name);
        this.handler = handler;
        this.timeLimit = timeLimit;
        this.streamContentType = Objects.requireNonNull(streamContentType);
    }

    /**
     * A function with a handler class, as it is given to Lambda.
     *
     * @param name what it is called by
     * @param handlerClass a {@link RequestStreamHandler} or a {@link RequestHandler} with a public constructor without
     *     parameters; the types of the latter are those of its class declaration
     * @return the function, with a handler made from the class
     * @throws IllegalArgumentException when the class is neither or can't be made
     */
    public static LocalFunction of(String name, Class<?> handlerClass) {
        Object handler;
        try {
            handler = handlerClass.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(handlerClass + " has no usable public constructor", e);
        }
        if (handler instanceof RequestStreamHandler streamHandler) {
            return of(name, streamHandler);
        }
        if (handler instanceof RequestHandler<?, ?> objectHandler) {
            return of(name, ObjectHandler.of(objectHandler));
        }
        throw new IllegalArgumentException(handlerClass + " is neither a RequestStreamHandler nor a RequestHandler");
    }

    /**
     * A function with a handler object.
     *
     * @param name what it is called by
     * @param handler thread-safe when its invocations overlap
     * @return the function
     */
    public static LocalFunction of(String name, RequestStreamHandler handler) {
        return new LocalFunction(name, Objects.requireNonNull(handler), DEFAULT_TIME_LIMIT, EVENT_STREAM);
    }

    /**
     * The same function, ended with {@code Task timed out} after {@code limit}; 15 minutes unless set.
     *
     * @param limit how long an invocation may take
     * @return a new function
     */
    public LocalFunction withTimeLimit(Duration limit) {
        return new LocalFunction(name, handler, limit, streamContentType);
    }

    /**
     * The same function, with the {@code Content-Type} that the answer to a streaming call has,
     * {@code application/vnd.amazon.eventstream} unless set. It is where the API tells which type the function streams:
     * {@code application/vnd.awslambda.http-integration-response} for one that writes a status and headers first. The
     * content is a stream of events nevertheless, and the function writes them itself.
     *
     * @param contentType the value of the field
     * @return a new function
     */
    public LocalFunction withStreamContentType(String contentType) {
        return new LocalFunction(name, handler, timeLimit, contentType);
    }

    String name() {
        return name;
    }

    RequestStreamHandler handler() {
        return handler;
    }

    Duration timeLimit() {
        return timeLimit;
    }

    String streamContentType() {
        return streamContentType;
    }

    /** Whether what the handler writes is sent while it writes. */
    boolean streams() {
        return !(handler instanceof ObjectHandler);
    }
}

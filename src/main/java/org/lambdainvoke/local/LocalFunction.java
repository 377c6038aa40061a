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

    private final String name;
    private final RequestStreamHandler handler;
    private final Duration timeLimit;

    private LocalFunction(String name, RequestStreamHandler handler, Duration timeLimit) {
        this.name = Objects.requireNonNull(name);
        this.handler = handler;
        this.timeLimit = timeLimit;
    }

    /**
     * A function with a handler class, as it is given to Lambda.
     *
     * @param handlerClass a {@link RequestStreamHandler} or a {@link RequestHandler} with a public constructor without
     *     parameters; the types of the latter are those of its class declaration
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

    /** A function with a handler object. */
    public static LocalFunction of(String name, RequestStreamHandler handler) {
        return new LocalFunction(name, Objects.requireNonNull(handler), DEFAULT_TIME_LIMIT);
    }

    /** The same function, ended with {@code Task timed out} after {@code limit}; 15 minutes unless set. */
    public LocalFunction withTimeLimit(Duration limit) {
        return new LocalFunction(name, handler, limit);
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
}

package org.lambdainvoke.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.google.gson.reflect.TypeToken;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Runs a handler of objects with the serializers of Lambda's own Java runtime. */
final class ObjectHandler<I, O> implements RequestStreamHandler {
    private final RequestHandler<I, O> handler;
    private final PojoSerializer<I> input;
    private final PojoSerializer<O> output;

    private ObjectHandler(RequestHandler<I, O> handler, PojoSerializer<I> input, PojoSerializer<O> output) {
        this.handler = handler;
        this.input = input;
        this.output = output;
    }

    static <I, O> RequestStreamHandler of(RequestHandler<I, O> handler) {
        Type[] types = typesOf(handler.getClass());
        return new ObjectHandler<I, O>(handler, serializer(types[0]), serializer(types[1]));
    }

    @Override
    public void handleRequest(InputStream request, OutputStream answer, Context context) {
        output.toJson(handler.handleRequest(input.fromJson(request), context), answer);
    }

    private static Type[] typesOf(Class<?> handlerClass) {
        for (Class<?> c = handlerClass; c != null; c = c.getSuperclass()) {
            for (Type type : c.getGenericInterfaces()) {
                if (type instanceof ParameterizedType handler && handler.getRawType() == RequestHandler.class) {
                    return Arrays.stream(handler.getActualTypeArguments())
                            .map(argument -> TypeToken.get(argument).getType())
                            .toArray(Type[]::new);
                }
            }
        }
        throw new IllegalArgumentException(
                handlerClass + " does not say which types it handles: declare RequestHandler<Input, Output>");
    }

    // The factories hand out serializers of Object for a type; the cast is the declaration of the handler's class.
    @SuppressWarnings("unchecked")
    private static <T> PojoSerializer<T> serializer(Type type) {
        if (type instanceof Class<?> c && LambdaEventSerializers.isLambdaSupportedEvent(c.getName())) {
            return (PojoSerializer<T>) LambdaEventSerializers.serializerFor(c, c.getClassLoader());
        }
        return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
    }
}

package org.lambdainvoke.internal.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.lambdainvoke.call.Invocation;

/**
 * Keeps what calls of the same function have in common. A filter has one function, and few filters share a client;
 * where two fall on the same place, each puts the other out and is made anew. Thread-safe.
 */
final class InvokeCalls {
    private static final int PLACES = 1024;

    private final Endpoint endpoint;
    private final AtomicReferenceArray<InvokeCall> calls = new AtomicReferenceArray<>(PLACES);

    InvokeCalls(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    InvokeCall of(Invocation invocation, boolean isStreaming) {
        int place = System.identityHashCode(invocation.function()) % PLACES;
        InvokeCall call = calls.get(place);
        if (call == null || !call.isFor(invocation, isStreaming)) {
            call = new InvokeCall(endpoint, invocation, isStreaming);
            calls.set(place, call);
        }
        return call;
    }
}

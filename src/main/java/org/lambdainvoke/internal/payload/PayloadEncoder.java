package org.lambdainvoke.internal.payload;

import java.io.IOException;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Rejection;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;

/** Makes of a request what the function receives. Implementations are immutable. */
public interface PayloadEncoder {
    /**
     * Makes the payload.
     *
     * @param snapshot the request
     * @param limits how much of it is accepted
     * @return JSON in UTF-8
     * @throws InvocationFailure when the request is malformed or over a limit
     */
    Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure;

    /** Whether the payload has a place for the variables of a route's template. */
    default boolean hasPathParameters() {
        return true;
    }

    /** Makes a payload, or throws. */
    @FunctionalInterface
    interface Encoding {
        /** As {@link PayloadEncoder#encode}; an {@code IOException} only where text has no UTF-8. */
        Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure, IOException;
    }

    /**
     * Refuses a request of which no payload can be made, whatever {@code encoding} throws.
     *
     * @param encoding a function without state
     * @param hasPathParameters whether it has a place for the variables of a route's template
     */
    static PayloadEncoder guarded(Encoding encoding, boolean hasPathParameters) {
        return new Guarded(encoding, hasPathParameters);
    }

    /** An encoding whose failures are the client's. */
    record Guarded(Encoding encoding, boolean hasPathParameters) implements PayloadEncoder {
        @Override
        public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
            try {
                return encoding.encode(snapshot, limits);
            } catch (IOException e) {
                // The buffer throws nothing else: text that a container or a filter in front has made has no UTF-8.
                throw Rejection.malformed("The request holds half a surrogate pair.", e);
            } catch (RuntimeException e) {
                // What a charset, a certificate or an attribute throws that nobody foresaw: nothing was sent yet.
                throw Rejection.malformed("The request can not be made into a payload.", e);
            }
        }
    }
}

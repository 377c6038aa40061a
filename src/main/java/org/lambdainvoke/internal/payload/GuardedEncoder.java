package org.lambdainvoke.internal.payload;

import java.io.IOException;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Rejection;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;

/**
 * Refuses a request of which no payload can be made, whatever the encoding throws. Immutable.
 *
 * @param encoding a function without state
 */
public record GuardedEncoder(Encoding encoding) implements PayloadEncoder {
    /** Makes a payload, or throws. */
    @FunctionalInterface
    public interface Encoding {
        /** As {@link PayloadEncoder#encode}; an {@code IOException} only where text has no UTF-8. */
        Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure, IOException;
    }

    @Override
    public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        try {
            return encoding.encode(snapshot, limits);
        } catch (IOException e) {
            // The buffer throws nothing else: text that a container or a filter in front has made has no UTF-8.
            throw Rejection.malformed("The request holds half a surrogate pair.", e);
        } catch (RuntimeException e) {
            // What a charset, a certificate or an attribute throws that nobody foresaw: nothing has been sent yet.
            throw Rejection.malformed("The request can not be made into a payload.", e);
        }
    }
}

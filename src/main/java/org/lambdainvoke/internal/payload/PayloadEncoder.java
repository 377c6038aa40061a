package org.lambdainvoke.internal.payload;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
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
}

package org.lambdainvoke.payload;

import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

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

package org.lambdainvoke.internal.payload;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;

/** The method as a JSON string: what a recipe of CONTRIBUTING.md adds. */
public final class ToyPayload {
    private ToyPayload() {}

    public static Bytes encode(RequestSnapshot request, RequestLimits limits) {
        return Bytes.utf8('"' + request.head().target().method() + '"');
    }
}

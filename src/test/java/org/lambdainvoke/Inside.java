package org.lambdainvoke;

import jakarta.servlet.FilterConfig;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.Dialect;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;

/** What the published types keep from their users, for tests of other packages. */
public final class Inside {
    private Inside() {}

    public static FilterSettings settings(FilterConfig config) {
        return LambdaInvokeFilter.ofInitParams(config);
    }

    public static Bytes encode(PayloadFormat format, RequestSnapshot request, RequestLimits limits)
            throws InvocationFailure {
        return format.encoder().encode(request, limits);
    }

    public static Dialect dialect(PayloadFormat format) {
        return format.dialect();
    }

    public static AnswerReader reader(ResponseFormat format, Dialect dialect) {
        return format.reader(dialect);
    }
}

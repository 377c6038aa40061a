package org.lambdainvoke.response;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;

/**
 * A function's answer to a front door as it was written; which of its members count is for the dialect to say. Immutable.
 *
 * @param members the names of all members, known or not
 * @param status {@code statusCode}; null when there is none or it is null
 * @param headers {@code headers}
 * @param multiValueHeaders {@code multiValueHeaders}, all values of all lists
 * @param cookies {@code cookies}, each the value of a {@code Set-Cookie}
 * @param text {@code body}; null when there is none or it is null
 * @param isBase64 {@code isBase64Encoded}
 * @param streamed what stands behind a streaming prelude; null when the answer is none
 */
record FunctionAnswer(
        Set<String> members,
        @Nullable Integer status,
        List<HttpFields.Field> headers,
        List<HttpFields.Field> multiValueHeaders,
        List<String> cookies,
        @Nullable String text,
        boolean isBase64,
        @Nullable Bytes streamed) {}

package org.lambdainvoke.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * A function's answer to a front door as it was written; which of its members count is for the dialect to say.
 * Immutable.
 *
 * @param members the names of all members, known or not
 * @param status {@code statusCode}; null when there is none or it is null
 * @param headers {@code headers}
 * @param multiValueHeaders {@code multiValueHeaders}, all values of all lists
 * @param cookies {@code cookies}, each the value of a {@code Set-Cookie}
 * @param text {@code body}; null when there is none or it is null
 * @param isBase64 {@code isBase64Encoded}
 * @param hasNullType whether {@code Content-Type} is named without a value
 */
record FunctionAnswer(
        Set<String> members,
        @Nullable Integer status,
        List<HttpFields.Field> headers,
        List<HttpFields.Field> multiValueHeaders,
        List<String> cookies,
        @Nullable String text,
        boolean isBase64,
        boolean hasNullType) {

    int statusUnlessGiven(int defaultStatus) {
        return status == null ? defaultStatus : status;
    }

    /** The bytes that the body stands for; none when there is no body. */
    Bytes content() throws InvocationFailure {
        if (text == null) {
            return Bytes.EMPTY;
        }
        if (!isBase64) {
            return Bytes.utf8(text);
        }
        try {
            return Bytes.of(Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw BadAnswer.member("body", "is not base64, though isBase64Encoded says so", e);
        }
    }
}

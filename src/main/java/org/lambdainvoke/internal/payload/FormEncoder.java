package org.lambdainvoke.internal.payload;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.List;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.Rejection;
import org.lambdainvoke.internal.request.UrlEncoding;

/** Writes the body of a form again, of which the container has given only the values. */
final class FormEncoder {
    private FormEncoder() {}

    /**
     * The body, for functions that want that: the same names and values, each value's escapes as
     * {@link URLEncoder} writes them (WHATWG URL, section 5.2).
     */
    static Bytes encode(List<Parameter> form, Charset charset) throws InvocationFailure {
        UrlEncoding.requireAscii(charset);
        if (!charset.canEncode()) {
            throw Rejection.malformed("The form was read before it reached lambda-invoke-filter, and can not be written"
                    + " again: its charset can only be read.");
        }
        StringBuilder body = new StringBuilder();
        for (Parameter parameter : form) {
            if (!(parameter instanceof Parameter.Text text)) {
                throw Rejection.alreadyRead();
            }
            body.append(body.isEmpty() ? "" : "&")
                    .append(encode(text.name(), charset))
                    .append('=')
                    .append(encode(text.value(), charset));
        }
        return Bytes.utf8(body.toString());
    }

    private static String encode(String text, Charset charset) throws InvocationFailure {
        String encoded = URLEncoder.encode(text, charset);
        // Not the encoder's canEncode(): some write what their own decoder does not read.
        if (!UrlEncoding.isEncoded(encoded, charset, text)) {
            throw Rejection.malformed("The form holds characters that its charset does not have.");
        }
        return encoded;
    }
}

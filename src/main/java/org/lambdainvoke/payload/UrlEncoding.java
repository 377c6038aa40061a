package org.lambdainvoke.payload;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.URLCodec;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * Reads {@code application/x-www-form-urlencoded} strictly: a query or a form body. Containers drop or mend what is
 * malformed, each in its own way; here it is an error.
 */
final class UrlEncoding {
    private static final byte[] DELIMITERS = {'&', '=', '%', '+', 'a', '0'};

    private UrlEncoding() {}

    /** Adds the parameters of a raw query. Its charset is UTF-8, whatever the body's. */
    static void decodeQuery(@Nullable String query, Parameters parameters) throws InvocationFailure {
        if (query == null || query.isEmpty()) {
            return;
        }
        // A container puts U+FFFD where it met raw bytes that are no UTF-8.
        if (query.indexOf('\uFFFD') >= 0) {
            throw Rejection.malformed("The query holds bytes that are not UTF-8.");
        }
        decode(Bytes.utf8(query), StandardCharsets.UTF_8, "query", parameters);
    }

    /** Adds the parameters of a form body. */
    static void decodeForm(Bytes body, Charset charset, Parameters parameters) throws InvocationFailure {
        if (!new String(DELIMITERS, charset).equals(new String(DELIMITERS, StandardCharsets.US_ASCII))) {
            throw Rejection.malformed("The charset of a form must have ASCII in its place.");
        }
        decode(body, charset, "form", parameters);
    }

    private static void decode(Bytes text, Charset charset, String where, Parameters parameters)
            throws InvocationFailure {
        int start = 0;
        while (start < text.size()) {
            int end = indexOf(text, '&', start, text.size());
            int equals = indexOf(text, '=', start, end);
            if (end > start) {
                String name = decode(text.slice(start, equals), charset, where);
                String value = equals == end ? "" : decode(text.slice(equals + 1, end), charset, where);
                parameters.add(new Parameter.Text(name, value));
            }
            start = end + 1;
        }
    }

    private static int indexOf(Bytes text, char wanted, int start, int end) {
        int index = start;
        while (index < end && text.at(index) != wanted) {
            index++;
        }
        return index;
    }

    private static String decode(Bytes encoded, Charset charset, String where) throws InvocationFailure {
        try {
            return (isEscaped(encoded) ? Bytes.of(URLCodec.decodeUrl(encoded.toArray())) : encoded).decode(charset);
        } catch (DecoderException e) {
            throw Rejection.malformed("The " + where + " holds a % that no two hexadecimal digits follow.", e);
        } catch (CharacterCodingException e) {
            throw Rejection.malformed("The " + where + " holds bytes that are not " + charset.name() + ".", e);
        }
    }

    private static boolean isEscaped(Bytes encoded) {
        for (int i = 0; i < encoded.size(); i++) {
            byte b = encoded.at(i);
            if (b == '%' || b == '+') {
                return true;
            }
        }
        return false;
    }
}

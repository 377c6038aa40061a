package org.lambdainvoke.internal.request;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.PercentCodec;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Reads {@code application/x-www-form-urlencoded} strictly: a query or a form body. Containers drop or mend what is
 * malformed, each in its own way; here it is an error.
 */
public final class UrlEncoding {
    /** Takes one name and its value after the other. */
    public interface Receiver {
        /** Takes a pair; the value is empty for a name without one. */
        void add(String name, String value) throws InvocationFailure;
    }

    /** Takes one name and its value after the other as they are written. */
    private interface Pairs {
        void add(Bytes name, Bytes value) throws InvocationFailure;
    }

    private static final byte[] DELIMITERS = {'&', '=', '%', '+', 'a', '0'};

    private static final PercentCodec FORM_CODEC = new PercentCodec(new byte[0], true);
    private static final PercentCodec PATH_CODEC = new PercentCodec();

    private UrlEncoding() {}

    /** Adds the parameters of a raw query. Its charset is UTF-8, whatever the body's. */
    public static void decodeQuery(@Nullable String query, Receiver receiver) throws InvocationFailure {
        if (query != null) {
            requireText(query, "query");
            decode(Bytes.utf8(query), StandardCharsets.UTF_8, "query", receiver);
        }
    }

    /** Adds the parameters of a raw query as they are, with their escapes. */
    static void splitQuery(@Nullable String query, Receiver receiver) throws InvocationFailure {
        if (query == null) {
            return;
        }
        requireText(query, "query");
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                receiver.add(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
    }

    /** Decodes the escapes of a path, where a plus is a plus (RFC 3986, section 2.1). */
    static String decodePath(String path) throws InvocationFailure {
        requireText(path, "path");
        return path.indexOf('%') < 0 ? path : decode(Bytes.utf8(path), StandardCharsets.UTF_8, "path", PATH_CODEC);
    }

    /** A container puts U+FFFD where it met raw bytes that are no UTF-8. */
    private static void requireText(String text, String where) throws InvocationFailure {
        if (text.indexOf('\uFFFD') >= 0) {
            throw Rejection.malformed("The " + where + " holds bytes that are not UTF-8.");
        }
    }

    /** Adds the parameters of a form body. */
    public static void decodeForm(Bytes body, Charset charset, Receiver receiver) throws InvocationFailure {
        requireAscii(charset);
        decode(body, charset, "form", receiver);
    }

    /** Refuses charsets in which the signs of a form are other bytes. */
    public static void requireAscii(Charset charset) throws InvocationFailure {
        if (!new String(DELIMITERS, charset).equals(new String(DELIMITERS, StandardCharsets.US_ASCII))) {
            throw Rejection.malformed("The charset of a form must have ASCII in its place.");
        }
    }

    /** Whether {@code encoded}, a name or a value of a form, is read as {@code text}. */
    public static boolean isEncoded(String encoded, Charset charset, String text) {
        try {
            return decode(Bytes.utf8(encoded), charset, "form", FORM_CODEC).equals(text);
        } catch (InvocationFailure e) {
            return false;
        }
    }

    /**
     * Adds the parameters of a form body as containers do: what is malformed is no error. A pair whose escapes are
     * malformed is left out; bytes that are no text in {@code charset} are replaced.
     */
    static void mendForm(Bytes body, Charset charset, BiConsumer<String, String> receiver) {
        try {
            split(body, (name, value) -> {
                try {
                    receiver.accept(
                            new String(FORM_CODEC.decode(name.toArray()), charset),
                            new String(FORM_CODEC.decode(value.toArray()), charset));
                } catch (DecoderException e) {
                    // Left out.
                }
            });
        } catch (InvocationFailure e) {
            throw new AssertionError(e);
        }
    }

    private static void decode(Bytes text, Charset charset, String where, Receiver receiver) throws InvocationFailure {
        split(
                text,
                (name, value) -> receiver.add(
                        decode(name, charset, where, FORM_CODEC), decode(value, charset, where, FORM_CODEC)));
    }

    private static void split(Bytes text, Pairs pairs) throws InvocationFailure {
        int start = 0;
        while (start < text.size()) {
            int end = indexOf(text, '&', start, text.size());
            int equals = indexOf(text, '=', start, end);
            if (end > start) {
                pairs.add(text.slice(start, equals), equals == end ? Bytes.EMPTY : text.slice(equals + 1, end));
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

    private static String decode(Bytes encoded, Charset charset, String where, PercentCodec codec)
            throws InvocationFailure {
        try {
            return (isEscaped(encoded) ? Bytes.of(codec.decode(encoded.toArray())) : encoded).decode(charset);
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

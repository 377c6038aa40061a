package org.lambdainvoke.internal.request;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.payload.DeclaredFailure;

/** Fuzz target: what is read from a query or a form says the same when it is written and read again. */
public final class UrlEncodingFuzz {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1252"),
            Charset.forName("Shift_JIS"),
            Charset.forName("ISO-2022-JP"),
            Charset.forName("GB18030"));

    private UrlEncodingFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean unused = isAccepted(input);
    }

    /** Whether {@code input}, a byte that chooses the charset and the text, is well-formed as a form. */
    public static boolean isAccepted(byte[] input) {
        if (input.length == 0) {
            return false;
        }
        Bytes text = Bytes.of(input).slice(1, input.length);
        readQuery(new String(text.toArray(), StandardCharsets.UTF_8));
        try {
            Charset charset = CHARSETS.get((input[0] & 0xFF) % CHARSETS.size());
            List<Map.Entry<String, String>> pairs = pairsOf(text, charset);
            // Some charsets have several codes for a character, or characters that they decode and do not encode.
            if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.ISO_8859_1)) {
                requireSame(pairs, pairsOf(Bytes.utf8(written(pairs, charset)), charset));
            }
            return true;
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
            return false;
        }
    }

    /** A query has the same names and values decoded and as it is, unless it can not be decoded. */
    private static void readQuery(String query) {
        try {
            List<String> raw = new ArrayList<>();
            UrlEncoding.splitQuery(query, (name, value) -> raw.add(name + "=" + value));
            List<String> decoded = new ArrayList<>();
            UrlEncoding.decodeQuery(query, (name, value) -> decoded.add(name + "=" + value));
            if (raw.size() != decoded.size()) {
                throw new AssertionError(raw + " is not " + decoded);
            }
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
        }
        try {
            String unused = UrlEncoding.decodePath(query);
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
        }
    }

    private static List<Map.Entry<String, String>> pairsOf(Bytes form, Charset charset) throws InvocationFailure {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        UrlEncoding.decodeForm(form, charset, (name, value) -> pairs.add(Map.entry(name, value)));
        return pairs;
    }

    private static String written(List<Map.Entry<String, String>> pairs, Charset charset) {
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, String> pair : pairs) {
            form.append(URLEncoder.encode(pair.getKey(), charset))
                    .append('=')
                    .append(URLEncoder.encode(pair.getValue(), charset))
                    .append('&');
        }
        return form.toString();
    }

    private static void requireSame(List<?> expected, List<?> actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(actual + " is not " + expected);
        }
    }
}

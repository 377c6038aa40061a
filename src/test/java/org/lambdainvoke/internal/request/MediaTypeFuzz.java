package org.lambdainvoke.internal.request;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.payload.DeclaredFailure;

/**
 * Fuzz target: the parameters of a media type say the same when they are written and read again; its charset decodes.
 */
public final class MediaTypeFuzz {
    private static final Pattern TO_ESCAPE = Pattern.compile("[\"\\\\]");

    private MediaTypeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean unused = isAccepted(input);
    }

    /** Whether {@code input}, a field in Latin-1 and behind a line feed bytes in its charset, is well-formed. */
    public static boolean isAccepted(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int lineFeed = text.indexOf('\n');
        int end = lineFeed < 0 ? text.length() : lineFeed;
        Bytes body = Bytes.of(input).slice(end, input.length);
        try {
            MediaType type = MediaType.parse(text.substring(0, end));
            requireSame(type.parameters());
            Charset charset = type.charset();
            UrlEncoding.decodeForm(body, charset, (name, value) -> {});
            String unused = body.decode(charset);
            return true;
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
            return false;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void requireSame(Map<String, String> parameters) throws InvocationFailure {
        StringBuilder written = new StringBuilder();
        parameters.forEach((name, value) -> written.append("; ")
                .append(name)
                .append("=\"")
                .append(TO_ESCAPE.matcher(value).replaceAll("\\\\$0"))
                .append('"'));
        Map<String, String> again = HeaderParameters.parse(written.toString());
        if (!again.equals(parameters)) {
            throw new AssertionError(again + " is not " + parameters);
        }
    }
}

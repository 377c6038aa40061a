package org.lambdainvoke.internal.payload;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.proof.property.IndependentJson;

/** Fuzz target: what is accepted as JSON is the same as with another parser, but for what is refused on purpose. */
public final class JsonTextFuzz {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            Charset.forName("UTF-32"));
    private static final Set<String> UNWANTED = Set.of("a", "b");
    private static final int MAX_NESTING = 255;
    private static final Pattern ESCAPED_SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private JsonTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean unused = isAccepted(input);
    }

    /** Whether {@code input}, a byte that chooses the charset and the text, is JSON. */
    public static boolean isAccepted(byte[] input) {
        if (input.length == 0) {
            return false;
        }
        Bytes text = Bytes.of(input).slice(1, input.length);
        Charset charset = CHARSETS.get((input[0] & 0xFF) % CHARSETS.size());
        try {
            JsonText json = JsonText.check(text, charset, UNWANTED);
            IndependentJson.requireValid(json.bytes().buffer());
            if (json.isObject()) {
                requireObject(json);
            }
            return true;
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
            if (isSurelyJson(text, charset)) {
                throw new AssertionError("refused: " + e.detail(), e);
            }
            return false;
        }
    }

    private static void requireObject(JsonText json) {
        String inner = new String(json.inner().toArray(), StandardCharsets.UTF_8);
        if (!IndependentJson.isValid("{" + inner + "}") || inner.isBlank() != json.isEmpty()) {
            throw new AssertionError("the inside of an object: " + inner);
        }
        StringJoiner rest = new StringJoiner(",", "{", "}");
        for (Bytes part : json.inner(UNWANTED::contains)) {
            rest.add(new String(part.toArray(), StandardCharsets.UTF_8));
        }
        // With these names once more, it is valid only where none of them was left.
        if (!IndependentJson.isValid(rest.add("\"a\":0,\"b\":0").toString())) {
            throw new AssertionError("without some members: " + rest);
        }
    }

    /** Leaves out what is refused on purpose: depth, half surrogate pairs, which may be whole too, byte order marks. */
    private static boolean isSurelyJson(Bytes text, Charset charset) {
        try {
            String decoded = text.decode(charset);
            int deepest = IndependentJson.deepest(decoded);
            return deepest >= 0
                    && deepest <= MAX_NESTING
                    && !decoded.startsWith("\uFEFF")
                    && StandardCharsets.UTF_8.newEncoder().canEncode(decoded)
                    && !ESCAPED_SURROGATE.matcher(decoded).find();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

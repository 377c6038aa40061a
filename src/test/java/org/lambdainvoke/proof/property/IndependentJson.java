package org.lambdainvoke.proof.property;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What another parser than the filter's own, Jackson's, takes for JSON; no name may stand twice in an object. */
public final class IndependentJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private IndependentJson() {}

    /** Throws unless {@code json} is one value in UTF-8 and nothing else. */
    public static void requireValid(ByteBuffer json) {
        byte[] bytes = new byte[json.remaining()];
        json.get(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8: " + text, e);
        }
        if (!isValid(text)) {
            throw new AssertionError("not JSON: " + text);
        }
    }

    /** Whether {@code json} is one value and nothing else. */
    public static boolean isValid(String json) {
        return deepest(json) >= 0;
    }

    /** How many arrays and objects stand in each other at most; -1 when {@code json} is not JSON. */
    public static int deepest(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            int values = 0;
            int depth = 0;
            int deepest = 0;
            while (parser.nextToken() != null) {
                // Takes the text, as Jackson checks only what is asked for.
                String unused = parser.getText();
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
                deepest = Math.max(deepest, depth);
                values += depth == 0 ? 1 : 0;
            }
            return values == 1 ? deepest : -1;
        } catch (JsonProcessingException e) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

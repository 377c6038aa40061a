package org.lambdainvoke.internal.shadow;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.json.StrictJsonReader;

/**
 * A body that is JSON. Immutable.
 *
 * @param root its value
 * @param hasMark whether a byte order mark stands in front, which some parsers skip and others refuse
 */
record JsonDocument(JsonValue root, boolean hasMark) {
    private static final String MARK = "\uFEFF";

    /**
     * Reads a body. Empty when it is not JSON: also when a name stands twice in an object, as parsers don't agree which
     * of the two counts, or when it is nested deeper than {@link StrictJsonReader#MAX_NESTING}.
     */
    static Optional<JsonDocument> parse(Bytes body, Charset charset) {
        try {
            String text = body.decode(charset);
            JsonReader reader = new StrictJsonReader(new StringReader(text));
            JsonValue root = value(reader);
            // The reader throws when it sees anything behind the value.
            return reader.peek() == JsonToken.END_DOCUMENT
                    ? Optional.of(new JsonDocument(root, text.startsWith(MARK)))
                    : Optional.empty();
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Calls itself as deep as the reader goes. */
    private static JsonValue value(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> members(reader);
            case BEGIN_ARRAY -> elements(reader);
            case NUMBER -> new JsonValue.Numeral(reader.nextString());
            case BOOLEAN -> reader.nextBoolean() ? JsonValue.Word.TRUE : JsonValue.Word.FALSE;
            case NULL -> {
                reader.nextNull();
                yield JsonValue.Word.NULL;
            }
            default -> new JsonValue.Text(reader.nextString());
        };
    }

    private static JsonValue members(JsonReader reader) throws IOException {
        SortedMap<String, JsonValue> byName = new TreeMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (byName.put(name, value(reader)) != null) {
                throw new IOException("a name stands twice");
            }
        }
        reader.endObject();
        return new JsonValue.Members(byName);
    }

    private static JsonValue elements(JsonReader reader) throws IOException {
        List<JsonValue> all = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            all.add(value(reader));
        }
        reader.endArray();
        return new JsonValue.Elements(all);
    }
}

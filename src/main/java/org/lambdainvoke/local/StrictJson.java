package org.lambdainvoke.local;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/** JSON as Lambda's API takes it: one value in UTF-8, with nothing behind it. */
final class StrictJson {
    private StrictJson() {}

    /** The value that {@code text} is; null when it is none. */
    static @Nullable JsonElement parse(Bytes text) {
        try (JsonReader reader =
                new JsonReader(new InputStreamReader(text.stream(), StandardCharsets.UTF_8.newDecoder()))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement value = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? value : null;
        } catch (IOException | JsonParseException e) {
            return null;
        }
    }
}

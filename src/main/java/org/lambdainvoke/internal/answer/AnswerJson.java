package org.lambdainvoke.internal.answer;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.json.StrictJsonReader;

/** Reads the JSON of a function strictly; whatever is wrong with it is a bad answer. */
final class AnswerJson {
    /**
     * Up to here the text is decoded at once: a decoding reader would take a buffer that is larger than most answers.
     */
    private static final int SMALL = 8192;

    /** Takes one value from a reader. */
    interface Reading<T> {
        T from(JsonReader reader) throws IOException, InvocationFailure;
    }

    private AnswerJson() {}

    /** Reads {@code json} with {@code reading}, which calls {@link #requireEnd} when it has read all that it wants. */
    static <T> T read(Bytes json, Reading<T> reading) throws InvocationFailure {
        try {
            return reading.from(new StrictJsonReader(textOf(json)));
        } catch (IOException | IllegalStateException e) {
            throw BadAnswer.of(
                    "the answer is not JSON in UTF-8, or nested deeper than " + StrictJsonReader.MAX_NESTING, e);
        }
    }

    private static Reader textOf(Bytes json) throws CharacterCodingException {
        return json.size() <= SMALL
                ? new StringReader(json.decode(StandardCharsets.UTF_8))
                : new InputStreamReader(json.stream(), StandardCharsets.UTF_8.newDecoder());
    }

    /** Refuses whatever stands behind the value that was read: a strict reader throws when it sees anything there. */
    static void requireEnd(JsonReader reader) throws IOException {
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new AssertionError("a strict reader has read the value and found another");
        }
    }

    /** Writes the next value without blanks between its parts; numbers keep their digits. */
    static void copy(JsonReader reader, JsonWriter writer) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                writer.beginObject();
                while (reader.hasNext()) {
                    copy(reader, writer.name(reader.nextName()));
                }
                reader.endObject();
                writer.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                writer.beginArray();
                while (reader.hasNext()) {
                    copy(reader, writer);
                }
                reader.endArray();
                writer.endArray();
            }
            case NUMBER -> writer.jsonValue(reader.nextString());
            case BOOLEAN -> writer.value(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                writer.nullValue();
            }
            default -> writer.value(reader.nextString());
        }
    }
}

package org.lambdainvoke.internal.payload;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.json.PayloadBuffer;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;

/** Writes an event, a JSON object, straight to the bytes of the payload. Not thread-safe. */
final class EventWriter {
    /** Room for the members that every event has. */
    private static final int FRAME_SIZE = 1024;

    private final PayloadBuffer buffer;
    private final JsonWriter json;

    /** A writer with room for {@code request}, so that the payload is not copied while it grows. */
    EventWriter(RequestSnapshot request, RequestFields fields, EventBody body) throws IOException {
        RequestTarget target = request.head().target();
        int size = 4 * target.uri().length();
        size += target.query() == null ? 0 : 3 * target.query().length();
        for (RequestFields.Field field : fields.all()) {
            for (String value : field.values()) {
                size += 2 * (field.name().length() + value.length() + 8);
            }
        }
        buffer = new PayloadBuffer(FRAME_SIZE + size + body.encodedSize());
        json = buffer.jsonWriter();
        json.beginObject();
    }

    /** Ends the event; nothing may be written behind it. */
    Bytes end() throws IOException {
        json.endObject();
        return buffer.toBytes();
    }

    EventWriter text(String name, @Nullable String value) throws IOException {
        json.name(name).value(value);
        return this;
    }

    EventWriter number(String name, long value) throws IOException {
        json.name(name).value(value);
        return this;
    }

    EventWriter flag(String name, boolean value) throws IOException {
        json.name(name).value(value);
        return this;
    }

    EventWriter nothing(String name) throws IOException {
        json.name(name).nullValue();
        return this;
    }

    EventWriter begin(String name) throws IOException {
        json.name(name).beginObject();
        return this;
    }

    EventWriter endObject() throws IOException {
        json.endObject();
        return this;
    }

    /** A text, a number or a boolean as what it is. */
    EventWriter value(String name, Object value) throws IOException {
        json.name(name);
        if (value instanceof Boolean flag) {
            json.value(flag);
        } else if (value instanceof Number number) {
            json.value(number);
        } else {
            json.value(value.toString());
        }
        return this;
    }

    /** An object with the text of each name. */
    EventWriter texts(String name, Map<String, String> values) throws IOException {
        begin(name);
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text(entry.getKey(), entry.getValue());
        }
        return endObject();
    }

    /** An array. */
    EventWriter texts(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
        return this;
    }

    /** An object with the last value of each name. */
    EventWriter lastValues(String name, Map<String, List<String>> values) throws IOException {
        begin(name);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            text(entry.getKey(), entry.getValue().get(entry.getValue().size() - 1));
        }
        return endObject();
    }

    /** An object with the values of each name, commas between them. */
    EventWriter joinedValues(String name, Map<String, List<String>> values) throws IOException {
        begin(name);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            List<String> several = entry.getValue();
            text(entry.getKey(), several.size() == 1 ? several.get(0) : String.join(",", several));
        }
        return endObject();
    }

    /** An object with an array of the values of each name. */
    EventWriter allValues(String name, Map<String, List<String>> values) throws IOException {
        begin(name);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            texts(entry.getKey(), entry.getValue());
        }
        return endObject();
    }

    /** An object with the value of each name, or an array of them where there are several. */
    EventWriter values(String name, Map<String, List<String>> values) throws IOException {
        begin(name);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            if (entry.getValue().size() == 1) {
                text(entry.getKey(), entry.getValue().get(0));
            } else {
                texts(entry.getKey(), entry.getValue());
            }
        }
        return endObject();
    }

    /** The body as the value of {@code body}; what stands for none is the format's to write. */
    EventWriter body(EventBody body) throws IOException {
        json.name("body");
        if (body.isBase64()) {
            buffer.writeBase64(json, body.bytes());
        } else {
            buffer.writeText(json, body.bytes());
        }
        return this;
    }
}

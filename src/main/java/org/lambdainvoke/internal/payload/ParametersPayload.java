package org.lambdainvoke.internal.payload;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.json.PayloadBuffer;
import org.lambdainvoke.internal.request.MediaType;
import org.lambdainvoke.internal.request.MultipartParts;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.Rejection;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.UrlEncoding;

/**
 * A JSON object of the variables of the route, which nothing else replaces, and of query and form values, one value as
 * a string, several as an array; over them the members of a JSON body, untouched.
 */
public final class ParametersPayload {
    private ParametersPayload() {}

    /**
     * Makes the payload.
     *
     * @throws InvocationFailure when query or body are malformed, or have more parameters than {@code limits} allow
     */
    public static Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        Parameters parameters = new Parameters(snapshot.head().route().decodedVariables(), limits.maxParameters());
        UrlEncoding.decodeQuery(snapshot.query(), parameters::addText);
        JsonText json = null;
        MediaType type = snapshot.contentType();
        Bytes body = snapshot.body();
        if (snapshot.consumedForm() != null) {
            parameters.addAll(snapshot.consumedForm());
        } else if (!body.isEmpty()) {
            if (type.isForm()) {
                UrlEncoding.decodeForm(body, type.charset(), parameters::addText);
            } else if (type.isMultipartForm()) {
                parameters.addAll(MultipartParts.decode(body, type, limits.maxParts()));
            } else if (type.isJson()) {
                json = JsonText.check(body, type.charset(), parameters.byName().keySet());
            }
        }
        if (json != null && parameters.isEmpty()) {
            return json.bytes();
        }
        if (json != null && !json.isObject()) {
            throw Rejection.malformed("A JSON body that is no object can not be joined with parameters.");
        }
        return write(parameters, json, body.size() / 3 * 4);
    }

    private static Bytes write(Parameters parameters, @Nullable JsonText json, int expectedSize)
            throws InvocationFailure {
        PayloadBuffer buffer = new PayloadBuffer(256 + expectedSize);
        JsonWriter writer = buffer.jsonWriter();
        Set<String> overlaid = json == null ? Set.of() : json.found().keySet();
        try {
            writer.beginObject();
            boolean isFirst = true;
            for (Map.Entry<String, List<Parameter>> entry : parameters.byName().entrySet()) {
                if (parameters.isVariable(entry.getKey()) || !overlaid.contains(entry.getKey())) {
                    writer.name(entry.getKey());
                    write(buffer, writer, entry.getValue());
                    isFirst = false;
                }
            }
            for (Bytes members : json == null ? List.<Bytes>of() : json.inner(parameters::isVariable)) {
                if (!isFirst) {
                    buffer.write(',');
                }
                buffer.write(members);
                isFirst = false;
            }
            writer.endObject();
        } catch (IOException e) {
            throw Rejection.malformed("A parameter holds half a surrogate pair.", e);
        }
        return buffer.toBytes();
    }

    private static void write(PayloadBuffer buffer, JsonWriter writer, List<Parameter> values) throws IOException {
        if (values.size() == 1) {
            write(buffer, writer, values.get(0));
            return;
        }
        writer.beginArray();
        for (Parameter value : values) {
            write(buffer, writer, value);
        }
        writer.endArray();
    }

    private static void write(PayloadBuffer buffer, JsonWriter writer, Parameter value) throws IOException {
        if (value instanceof Parameter.Text text) {
            writer.value(text.value());
        } else if (value instanceof Parameter.File file) {
            writer.beginObject();
            writer.name("filename").value(file.filename());
            writer.name("contentType").value(file.contentType());
            writer.name("base64");
            buffer.writeBase64(writer, file.content());
            writer.endObject();
        }
    }
}

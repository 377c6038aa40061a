package org.lambdainvoke.internal.answer;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/** Reads the members of a function's answer; a type that no front door takes is a bad answer. Used once. */
final class FunctionAnswerReader {
    /** No status is longer, however it is written. */
    private static final int MAX_STATUS_CHARACTERS = 16;

    /** As much as API Gateway takes (quota "Total combined size of headers"). */
    private static final int MAX_FIELD_CHARACTERS = 10_240;

    /** Containers look for a name among all that were set before. */
    private static final int MAX_FIELDS = 500;

    private final Set<String> counted;
    private final Set<String> members = new LinkedHashSet<>();
    private final List<HttpFields.Field> headers = new ArrayList<>();
    private final List<HttpFields.Field> multiValueHeaders = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private @Nullable Integer status;
    private @Nullable String body;
    private boolean isBase64;
    private boolean hasNullType;
    private int fieldCharacters;

    private FunctionAnswerReader(Set<String> counted) {
        this.counted = counted;
    }

    /**
     * Reads an object of JSON.
     *
     * @param counted the members that count; of others only the name is read
     */
    static FunctionAnswer read(Bytes json, Set<String> counted) throws InvocationFailure {
        return AnswerJson.read(json, new FunctionAnswerReader(counted)::readObject);
    }

    private FunctionAnswer readObject(JsonReader reader) throws IOException, InvocationFailure {
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            throw BadAnswer.of("the answer is not an object");
        }
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            members.add(name);
            if (counted.contains(name)) {
                readMember(name, reader);
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        AnswerJson.requireEnd(reader);
        return new FunctionAnswer(members, status, headers, multiValueHeaders, cookies, body, isBase64, hasNullType);
    }

    private void readMember(String name, JsonReader reader) throws IOException, InvocationFailure {
        switch (name) {
            case "statusCode" -> status = readStatus(reader);
            case "headers" -> readHeaders(reader);
            case "multiValueHeaders" -> readMultiValueHeaders(reader);
            case "cookies" -> readCookies(reader);
            case "body" -> body = readBody(reader);
            case "isBase64Encoded", "base64Encoded" -> isBase64 |= readFlag(name, reader);
            default -> throw new AssertionError("no reader for the member " + name);
        }
    }

    private static @Nullable Integer readStatus(JsonReader reader) throws IOException, InvocationFailure {
        String text = readScalar("statusCode", "", reader);
        if (text == null) {
            return null;
        }
        try {
            int status = text.length() > MAX_STATUS_CHARACTERS ? 0 : new BigDecimal(text).intValueExact();
            if (status >= 200 && status <= 599) {
                return status;
            }
        } catch (NumberFormatException e) {
            throw BadAnswer.member("statusCode", "is not a number", e);
        } catch (ArithmeticException e) {
            throw BadAnswer.member("statusCode", "is not a whole number", e);
        }
        throw BadAnswer.member("statusCode", "is not within 200 to 599");
    }

    private void readHeaders(JsonReader reader) throws IOException, InvocationFailure {
        if (!beginsObject("headers", reader)) {
            return;
        }
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (!addIfNotNull(name, readScalar("headers", name, reader), headers)) {
                noteNull(name);
            }
        }
        reader.endObject();
    }

    private void readMultiValueHeaders(JsonReader reader) throws IOException, InvocationFailure {
        if (!beginsObject("multiValueHeaders", reader)) {
            return;
        }
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (!readValues(name, reader)) {
                noteNull(name);
            }
        }
        reader.endObject();
    }

    /** Returns whether there are any. */
    private boolean readValues(String name, JsonReader reader) throws IOException, InvocationFailure {
        if (reader.peek() == JsonToken.NULL) {
            reader.nextNull();
            return false;
        }
        if (reader.peek() != JsonToken.BEGIN_ARRAY) {
            throw BadAnswer.member("multiValueHeaders." + name, "is not a list");
        }
        boolean isAny = false;
        reader.beginArray();
        while (reader.hasNext()) {
            isAny |= addIfNotNull(name, readScalar("multiValueHeaders", name, reader), multiValueHeaders);
        }
        reader.endArray();
        return isAny;
    }

    private void noteNull(String name) {
        hasNullType |= name.equalsIgnoreCase("Content-Type");
    }

    /** HTTP APIs ignore cookies that are no list. */
    private void readCookies(JsonReader reader) throws IOException, InvocationFailure {
        if (reader.peek() != JsonToken.BEGIN_ARRAY) {
            reader.skipValue();
            return;
        }
        reader.beginArray();
        while (reader.hasNext()) {
            String cookie = readScalar("cookies", "", reader);
            if (cookie != null) {
                count("Set-Cookie", cookie);
                cookies.add(cookie);
            }
        }
        reader.endArray();
    }

    private static @Nullable String readBody(JsonReader reader) throws IOException, InvocationFailure {
        if (reader.peek() == JsonToken.NULL) {
            reader.nextNull();
            return null;
        }
        if (reader.peek() != JsonToken.STRING) {
            throw BadAnswer.member("body", "is not a string");
        }
        return reader.nextString();
    }

    /** The words {@code true} and {@code false} are as good as the values. */
    private static boolean readFlag(String name, JsonReader reader) throws IOException, InvocationFailure {
        String text = readScalar(name, "", reader);
        return switch (text == null ? "false" : text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw BadAnswer.member(name, "is not true or false");
        };
    }

    private static boolean beginsObject(String name, JsonReader reader) throws IOException, InvocationFailure {
        if (reader.peek() == JsonToken.NULL) {
            reader.nextNull();
            return false;
        }
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            throw BadAnswer.member(name, "is not an object");
        }
        reader.beginObject();
        return true;
    }

    /** A string, a number as it is written, or a boolean as a word; null for null. */
    private static @Nullable String readScalar(String member, String name, JsonReader reader)
            throws IOException, InvocationFailure {
        return switch (reader.peek()) {
            case STRING, NUMBER -> reader.nextString();
            case BOOLEAN -> String.valueOf(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            default ->
                throw BadAnswer.member(
                        name.isEmpty() ? member : member + "." + name,
                        "is neither a string nor a number nor a boolean");
        };
    }

    private boolean addIfNotNull(String name, @Nullable String value, List<HttpFields.Field> fields)
            throws InvocationFailure {
        if (value == null) {
            return false;
        }
        count(name, value);
        fields.add(new HttpFields.Field(name, value));
        return true;
    }

    private void count(String name, String value) throws InvocationFailure {
        fieldCharacters += name.length() + value.length();
        if (fieldCharacters > MAX_FIELD_CHARACTERS
                || headers.size() + multiValueHeaders.size() + cookies.size() >= MAX_FIELDS) {
            throw BadAnswer.of("the headers of the answer are more than " + MAX_FIELD_CHARACTERS + " characters or "
                    + MAX_FIELDS + " fields");
        }
    }
}

package org.lambdainvoke.internal.payload;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.json.DistinctNames;
import org.lambdainvoke.internal.json.StrictJsonReader;
import org.lambdainvoke.internal.request.Rejection;

/**
 * A JSON text that was checked against RFC 8259 and is passed on as it came, digit by digit. Immutable.
 *
 * @param bytes the text in UTF-8
 * @param isObject whether it is an object
 * @param isEmpty whether it is an object without members
 * @param found of the names that were looked for, those of the object's own members, and which member it is: the first
 *     is 0
 */
record JsonText(Bytes bytes, boolean isObject, boolean isEmpty, Map<String, Integer> found) {
    /** Of all objects together. The names of an object are looked up for each further one, and that takes memory. */
    private static final int MAX_MEMBERS = 100_000;

    static JsonText check(Bytes body, Charset charset) throws InvocationFailure {
        return check(body, charset, Set.of());
    }

    /**
     * Checks {@code body}.
     *
     * @param wanted names that are looked for among the members
     */
    static JsonText check(Bytes body, Charset charset, Set<String> wanted) throws InvocationFailure {
        Bytes utf8 = charset.equals(StandardCharsets.UTF_8) ? body : transcode(body, charset);
        if (utf8.size() > 0 && utf8.at(0) == (byte) 0xEF) {
            throw malformed("it begins with a byte order mark (RFC 8259, section 8.1)", null);
        }
        JsonReader reader =
                new StrictJsonReader(new InputStreamReader(utf8.stream(), StandardCharsets.UTF_8.newDecoder()));
        try {
            boolean isObject = reader.peek() == JsonToken.BEGIN_OBJECT;
            Members members = new Members(reader, wanted);
            members.readDocument();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw malformed("something stands behind its end", null);
            }
            return new JsonText(utf8, isObject, isObject && members.count == 0, members.found);
        } catch (CharacterCodingException e) {
            throw malformed("it is not UTF-8", e);
        } catch (IOException | IllegalStateException e) {
            throw malformed(e instanceof MalformedJsonException ? "its syntax is wrong" : "it ends too early", e);
        }
    }

    /** What stands between the braces of an object; blank when it is empty. */
    Bytes inner() {
        int start = 0;
        while (bytes.at(start) != '{') {
            start++;
        }
        int end = bytes.size() - 1;
        while (bytes.at(end) != '}') {
            end--;
        }
        return bytes.slice(start + 1, end);
    }

    /**
     * What stands between the braces of an object, without some of the members that were looked for.
     *
     * @param unwanted says of a name that was looked for whether its member is left out
     * @return parts of it, to be written with a comma between them; empty when no member is left
     */
    List<Bytes> inner(Predicate<String> unwanted) {
        BitSet members = new BitSet();
        found.forEach((name, member) -> members.set(member, unwanted.test(name)));
        return isEmpty ? List.of() : JsonMembers.without(inner(), members);
    }

    private static Bytes transcode(Bytes body, Charset charset) throws InvocationFailure {
        try {
            // Strictly both ways: Java's UTF-32 lets half a surrogate pair through.
            return Bytes.of(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(body.decode(charset))));
        } catch (CharacterCodingException e) {
            throw malformed("it is not " + charset.name(), e);
        }
    }

    private static InvocationFailure malformed(String what, @Nullable Throwable cause) {
        String rule = "The body is not valid JSON: " + what + ".";
        return cause == null ? Rejection.malformed(rule) : Rejection.malformed(rule, cause);
    }

    /** Reads the values of one text. */
    private static final class Members {
        private final JsonReader reader;
        private final Set<String> wanted;
        private final Map<String, Integer> found = new HashMap<>();
        private int count;

        Members(JsonReader reader, Set<String> wanted) {
            this.reader = reader;
            this.wanted = wanted;
        }

        void readDocument() throws IOException, InvocationFailure {
            if (reader.peek() == JsonToken.BEGIN_OBJECT) {
                readObject(wanted);
            } else {
                readValue();
            }
        }

        private void readObject(Set<String> lookedFor) throws IOException, InvocationFailure {
            DistinctNames names = new DistinctNames();
            reader.beginObject();
            for (int member = 0; reader.hasNext(); member++) {
                String name = reader.nextName();
                if (++count > MAX_MEMBERS) {
                    throw Rejection.tooLarge("The JSON body has more than " + MAX_MEMBERS + " members.");
                }
                if (!names.add(name)) {
                    throw malformed("an object has the same member twice", null);
                }
                if (lookedFor.contains(name)) {
                    found.put(name, member);
                }
                readValue();
            }
            reader.endObject();
        }

        private void readValue() throws IOException, InvocationFailure {
            switch (reader.peek()) {
                case BEGIN_OBJECT -> readObject(Set.of());
                case BEGIN_ARRAY -> {
                    reader.beginArray();
                    while (reader.hasNext()) {
                        readValue();
                    }
                    reader.endArray();
                }
                case BOOLEAN, NULL -> reader.skipValue();
                default -> {
                    // Not skipValue(): it lets control characters in a string pass.
                    String unused = reader.nextString();
                }
            }
        }
    }
}

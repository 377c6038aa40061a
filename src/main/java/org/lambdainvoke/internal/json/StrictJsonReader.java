package org.lambdainvoke.internal.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads JSON strictly, whatever release of Gson is there: a bound of the nesting is in Gson from 2.12 on, and half a
 * surrogate pair is refused from 2.14 on. Not thread-safe.
 */
public final class StrictJsonReader extends JsonReader {
    /** Gson's own. */
    public static final int MAX_NESTING = 255;

    private int nesting;

    /** A reader of {@code text}. */
    public StrictJsonReader(Reader text) {
        super(text);
        setStrictness(Strictness.STRICT);
    }

    @Override
    public void beginObject() throws IOException {
        super.beginObject();
        enter();
    }

    @Override
    public void beginArray() throws IOException {
        super.beginArray();
        enter();
    }

    @Override
    public void endObject() throws IOException {
        super.endObject();
        nesting--;
    }

    @Override
    public void endArray() throws IOException {
        super.endArray();
        nesting--;
    }

    @Override
    public String nextName() throws IOException {
        return whole(super.nextName());
    }

    @Override
    public String nextString() throws IOException {
        return whole(super.nextString());
    }

    private static String whole(String text) throws MalformedJsonException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new MalformedJsonException("half a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private void enter() throws MalformedJsonException {
        nesting++;
        if (nesting > MAX_NESTING) {
            throw new MalformedJsonException("nested deeper than " + MAX_NESTING);
        }
    }
}

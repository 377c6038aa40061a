package org.lambdainvoke.internal.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.util.Arrays;
import java.util.Base64;
import org.lambdainvoke.call.Bytes;

/**
 * Takes the characters that a JSON writer writes and keeps them as UTF-8, in one array from the first character to the
 * payload. Not thread-safe.
 */
public final class PayloadBuffer extends Writer {
    private static final int LONGEST_CHARACTER = 4;

    private byte[] bytes;
    private int size;

    /** A buffer for about {@code expectedSize} bytes. */
    public PayloadBuffer(int expectedSize) {
        bytes = new byte[Math.max(64, expectedSize)];
    }

    /** Writes JSON into this buffer. */
    public JsonWriter jsonWriter() {
        JsonWriter writer = new JsonWriter(this);
        writer.setStrictness(Strictness.STRICT);
        return writer;
    }

    /** Adds bytes that are UTF-8 already. */
    public void write(Bytes raw) {
        reserve(raw.size());
        raw.buffer().get(bytes, size, raw.size());
        size += raw.size();
    }

    /** Writes text as the value that {@code writer} expects; its bytes must be UTF-8 and are copied, not decoded. */
    public void writeText(JsonWriter writer, Bytes utf8) throws IOException {
        writer.jsonValue("");
        reserve(utf8.size() + 2);
        bytes[size++] = '"';
        for (int i = 0; i < utf8.size(); i++) {
            byte b = utf8.at(i);
            if (JsonEscapes.isNeeded(b)) {
                byte[] escape = JsonEscapes.of(b);
                reserve(escape.length + utf8.size() - i);
                System.arraycopy(escape, 0, bytes, size, escape.length);
                size += escape.length;
            } else {
                bytes[size++] = b;
            }
        }
        reserve(1);
        bytes[size++] = '"';
    }

    /** Writes bytes in base64 as the value that {@code writer} expects. */
    public void writeBase64(JsonWriter writer, Bytes content) throws IOException {
        writer.jsonValue("\"");
        reserve(base64Size(content) + 1);
        try (OutputStream encoder = Base64.getEncoder().wrap(new Sink())) {
            content.writeTo(encoder);
        }
        bytes[size++] = '"';
    }

    /** How many bytes {@link #writeBase64} writes between the quotes. */
    public static int base64Size(Bytes content) {
        return (content.size() + 2) / 3 * 4;
    }

    /** Takes bytes that room was made for. */
    private final class Sink extends OutputStream {
        @Override
        public void write(int b) {
            bytes[size++] = (byte) b;
        }

        @Override
        public void write(byte[] encoded, int offset, int length) {
            System.arraycopy(encoded, offset, bytes, size, length);
            size += length;
        }
    }

    /** What was written; the buffer must not be written to any more. */
    public Bytes toBytes() {
        return Bytes.of(bytes, size);
    }

    @Override
    public void write(int c) throws IOException {
        if (c < 0x80) {
            reserve(1);
            bytes[size++] = (byte) c;
        } else {
            write(String.valueOf((char) c), 0, 1);
        }
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length), 0, length);
    }

    /**
     * Encodes a piece of text. The JSON writer cuts only at characters that it escapes, never inside a surrogate pair.
     *
     * @throws MalformedInputException for half a surrogate pair, which has no UTF-8
     */
    @Override
    public void write(String text, int offset, int length) throws IOException {
        reserve(length);
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            char c = text.charAt(i);
            reserve(LONGEST_CHARACTER);
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (!Character.isSurrogate(c)) {
                putCodePoint(c);
            } else {
                int codePoint = text.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(codePoint)) {
                    throw new MalformedInputException(1);
                }
                putCodePoint(codePoint);
                i++;
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private void putCodePoint(int codePoint) {
        if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xC0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x10000) {
                bytes[size++] = (byte) (0xE0 | (codePoint >> 12));
            } else {
                bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
                bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            }
            bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}

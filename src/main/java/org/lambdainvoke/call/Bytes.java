package org.lambdainvoke.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An immutable run of bytes: a request's body, a payload, an answer. It wraps an array without copying it and never
 * gives the array away. Thread-safe.
 */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int size;

    private Bytes(byte[] array, int offset, int size) {
        this.array = array;
        this.offset = offset;
        this.size = size;
    }

    /**
     * All of {@code array}, which the caller gives away and must not change any more.
     *
     * @param array what is wrapped
     * @return the bytes, not copied
     */
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /**
     * The first {@code size} bytes of {@code array}, which the caller gives away and must not change any more.
     *
     * @param array what is wrapped
     * @param size how much of it counts
     * @return the bytes, not copied
     */
    public static Bytes of(byte[] array, int size) {
        return new Bytes(array, 0, size);
    }

    /**
     * What {@code buffer} holds from its position to its limit. The buffer's content is given away and must not be
     * changed any more; it is copied only when it lies outside the heap or is read-only.
     *
     * @param buffer what is wrapped; its position stays
     * @return the bytes
     */
    public static Bytes of(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            return new Bytes(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return of(copy);
    }

    /**
     * The UTF-8 form of {@code text}.
     *
     * @param text what is written
     * @return its bytes
     */
    public static Bytes utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the number of bytes} */
    public int size() {
        return size;
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * The byte at {@code index}, counted from 0.
     *
     * @param index 0 to one less than the size
     * @return the byte
     */
    public byte at(int index) {
        return array[offset + index];
    }

    /**
     * Whether {@code beginning} stands at the start.
     *
     * @param beginning what is looked for
     * @return true when these bytes begin with it
     */
    public boolean beginsWith(Bytes beginning) {
        return size >= beginning.size
                && Arrays.equals(
                        array,
                        offset,
                        offset + beginning.size,
                        beginning.array,
                        beginning.offset,
                        beginning.offset + beginning.size);
    }

    /**
     * The bytes from {@code start} up to, not including, {@code end}; not copied.
     *
     * @param start the first byte
     * @param end the byte after the last
     * @return a part of the same array
     */
    public Bytes slice(int start, int end) {
        return new Bytes(array, offset + start, end - start);
    }

    /** {@return a new read-only buffer over the bytes} */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, size).slice().asReadOnlyBuffer();
    }

    /** {@return a new stream over the bytes} */
    public InputStream stream() {
        return new ByteArrayInputStream(array, offset, size);
    }

    /** {@return a copy of the bytes} */
    public byte[] toArray() {
        byte[] copy = new byte[size];
        System.arraycopy(array, offset, copy, 0, size);
        return copy;
    }

    /**
     * Adds all bytes to a digest, without a copy.
     *
     * @param digest takes them
     */
    public void addTo(MessageDigest digest) {
        digest.update(array, offset, size);
    }

    /**
     * Writes all bytes to {@code out}, in one call.
     *
     * @param out where they go; stays open
     * @throws IOException when {@code out} does not take them
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(array, offset, size);
    }

    /**
     * The text that the bytes stand for.
     *
     * @param charset what the bytes are read as
     * @return the text
     * @throws CharacterCodingException when they are no text in {@code charset}; nothing is replaced
     */
    public String decode(Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(array, offset, size)).toString();
    }

    /** {@return whether the bytes are text in UTF-8} */
    public boolean isUtf8() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(array, offset, size);
        CharBuffer discarded = CharBuffer.allocate(Math.min(size + 1, 4096));
        CoderResult result;
        do {
            discarded.clear();
            result = decoder.decode(input, discarded, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** The number of bytes, never the bytes themselves. */
    @Override
    public String toString() {
        return size + " bytes";
    }
}

package org.lambdainvoke.internal.route;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Puts clients into ten thousand buckets, the same one each time, on every node, in every release. */
final class Bucket {
    /** How many there are: a hundredth of a per cent each. */
    static final int COUNT = 10_000;

    private Bucket() {}

    /**
     * The bucket of a client: the first four bytes of the SHA-256 of salt, kind and key in UTF-8 with line feeds
     * between them, as an unsigned number with its highest byte first, modulo {@link #COUNT}.
     */
    static int of(String salt, String kind, String key) {
        byte[] text = (salt + '\n' + kind + '\n' + key).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return (int) (Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) % COUNT);
        } catch (NoSuchAlgorithmException e) {
            // Every JVM has it.
            throw new IllegalStateException(e);
        }
    }
}

package org.lambdainvoke.internal.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.RequestHead;
import org.lambdainvoke.call.Side;

/** The header field by which those who know a secret choose the side themselves. Thread-safe. */
public final class ShareHeader {
    private final String name;
    private final byte[] toFunction;
    private final byte[] toApplication;
    private final LongAdder ignored = new LongAdder();

    /**
     * A field of the form {@code function SECRET} or {@code application SECRET}.
     *
     * @param secret not empty
     */
    public ShareHeader(String name, String secret) {
        this.name = name;
        this.toFunction = bytes(Side.FUNCTION.text() + ' ' + secret);
        this.toApplication = bytes(Side.APPLICATION.text() + ' ' + secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The field's name. */
    public String name() {
        return name;
    }

    /** The side that is chosen; null for none. A value that is not exactly one of the two is counted. */
    @Nullable
    Side side(RequestHead request) {
        String value = request.header(name);
        if (value == null) {
            return null;
        }
        byte[] given = bytes(value);
        // Both, and in a time that tells nothing of the secret.
        boolean isFunction = MessageDigest.isEqual(given, toFunction);
        boolean isApplication = MessageDigest.isEqual(given, toApplication);
        if (isFunction || isApplication) {
            return isFunction ? Side.FUNCTION : Side.APPLICATION;
        }
        ignored.increment();
        return null;
    }

    /** How many values were not one of the two. */
    public long ignored() {
        return ignored.sum();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ShareHeader[" + name + "]";
    }
}

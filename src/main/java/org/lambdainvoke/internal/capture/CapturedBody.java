package org.lambdainvoke.internal.capture;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/**
 * The bytes or the text that pass by, kept up to a limit; beyond it nothing is kept any more. Thread-safe: one thread
 * after the other may write, and yet another one looks.
 */
final class CapturedBody {
    private static final byte[] NONE = {};
    private static final int FIRST_BUFFER = 1024;

    private final int limit;
    private final Runnable letGo;
    private byte[] bytes = NONE;
    private int size;
    private @Nullable StringBuilder text;
    private boolean isLost;
    private boolean isOverLimit;
    private boolean isSealed;

    /** Keeps up to {@code limit} bytes, or as many characters; of a body that has more, which is told, none. */
    CapturedBody(int limit, Runnable letGo) {
        this.limit = limit;
        this.letGo = letGo;
    }

    /** Whether the text has {@code part}. */
    synchronized boolean contains(String part) {
        return text != null && text.indexOf(part) >= 0;
    }

    /** Keeps what there is, and nothing of what comes after it. */
    synchronized void seal() {
        isSealed = true;
    }

    synchronized void add(int oneByte) {
        if (makeRoom(1)) {
            bytes[size++] = (byte) oneByte;
        }
    }

    synchronized void add(byte[] array, int offset, int length) {
        if (makeRoom(length)) {
            System.arraycopy(array, offset, bytes, size, length);
            size += length;
        }
    }

    synchronized void add(char[] characters, int offset, int length) {
        StringBuilder roomy = textWithRoom(length);
        if (roomy != null) {
            roomy.append(characters, offset, length);
        }
    }

    synchronized void add(String characters, int offset, int length) {
        StringBuilder roomy = textWithRoom(length);
        if (roomy != null) {
            roomy.append(characters, offset, offset + length);
        }
    }

    /** What has passed by so far will not be sent. */
    synchronized void clear() {
        if (isSealed) {
            return;
        }
        size = 0;
        text = null;
        isLost = false;
        isOverLimit = false;
    }

    /** Something passes by that can't be kept as it is. */
    synchronized void lose() {
        if (isSealed) {
            return;
        }
        isLost = true;
        letGo();
    }

    synchronized boolean isOverLimit() {
        return isOverLimit;
    }

    synchronized boolean isLost() {
        return isLost;
    }

    /** Whether there is text, whose size is not known. */
    synchronized boolean isText() {
        return text != null;
    }

    /** How many bytes are kept; of text none. */
    synchronized int size() {
        return size;
    }

    /**
     * What was kept.
     *
     * @param charset of the text, if it was text
     * @return null when that is more than the limit
     */
    synchronized @Nullable Bytes take(Charset charset) {
        if (text != null) {
            byte[] encoded = text.toString().getBytes(charset);
            text = null;
            isSealed = false;
            add(encoded, 0, encoded.length);
        }
        return isOverLimit || isLost ? null : Bytes.of(bytes, size);
    }

    private @Nullable StringBuilder textWithRoom(int length) {
        if (isSealed) {
            return null;
        }
        StringBuilder current = text == null ? new StringBuilder() : text;
        if (isOverLimit || isLost || length > limit - current.length()) {
            exceed();
            return null;
        }
        text = current;
        return current;
    }

    private boolean makeRoom(int length) {
        if (isSealed) {
            return false;
        }
        if (isOverLimit || isLost || length > limit - size) {
            exceed();
            return false;
        }
        if (length > bytes.length - size) {
            long doubled = Math.max(FIRST_BUFFER, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(doubled, size + (long) length)));
        }
        return true;
    }

    private void exceed() {
        if (!isLost && !isOverLimit) {
            isOverLimit = true;
            letGo.run();
        }
        letGo();
    }

    private void letGo() {
        bytes = NONE;
        size = 0;
        text = null;
    }
}

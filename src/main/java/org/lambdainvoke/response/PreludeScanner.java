package org.lambdainvoke.response;

import java.util.Arrays;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * Holds the beginning of a streamed answer until it is known whether it is a prelude: a JSON object with eight NUL bytes
 * behind it, wherever the stream is cut. What can't be one any more is not held any longer. Not thread-safe.
 */
final class PreludeScanner {
    /** More than the fields of an answer may be. */
    private static final int LONGEST = 64 * 1024;

    private static final int DELIMITER_LENGTH = 8;

    private final boolean isAnnounced;
    private byte[] held = new byte[512];
    private int size;
    private int depth;
    private boolean isInString;
    private boolean isEscaped;
    private int delimiterLength;
    private int end = -1;
    private boolean isNone;

    /**
     * Begins.
     *
     * @param isAnnounced whether there must be a prelude
     */
    PreludeScanner(boolean isAnnounced) {
        this.isAnnounced = isAnnounced;
    }

    /**
     * Takes the next piece.
     *
     * @return whether it is known now, so that {@link #head()} and {@link #rest()} tell
     * @throws InvocationFailure {@code bad_answer} when a prelude is broken
     */
    boolean add(Bytes piece) throws InvocationFailure {
        int from = size;
        if (held.length < size + piece.size()) {
            held = Arrays.copyOf(held, Math.max(2 * held.length, size + piece.size()));
        }
        for (int i = 0; i < piece.size(); i++) {
            held[size++] = piece.at(i);
        }
        for (int i = from; i < size && end < 0 && !isNone; i++) {
            scan(held[i], i);
        }
        if (end < 0 && !isNone && size > LONGEST) {
            none("is longer than " + LONGEST + " bytes");
        }
        return end >= 0 || isNone;
    }

    /** Nothing comes any more. */
    void finish() throws InvocationFailure {
        if (end < 0 && !isNone) {
            none("breaks off");
        }
    }

    private void scan(byte octet, int index) throws InvocationFailure {
        if (delimiterLength > 0 || (octet == 0 && depth == 0 && index > 0)) {
            if (octet != 0) {
                throw BadAnswer.of("the streaming prelude has less than eight NUL behind it");
            }
            delimiterLength++;
            if (delimiterLength == DELIMITER_LENGTH) {
                end = index + 1;
            }
        } else if (depth == 0 && (index > 0 || octet != '{')) {
            none("is not one object");
        } else {
            scanObject(octet);
        }
    }

    private void scanObject(byte octet) throws InvocationFailure {
        if (octet == 0) {
            none("has a NUL in its object");
        } else if (isInString) {
            boolean wasEscaped = isEscaped;
            isEscaped = octet == '\\' && !wasEscaped;
            isInString = octet != '"' || wasEscaped;
        } else if (octet == '"') {
            isInString = true;
        } else if (octet == '{' || octet == '[') {
            depth++;
        } else if (octet == '}' || octet == ']') {
            depth--;
        }
    }

    private void none(String reason) throws InvocationFailure {
        if (isAnnounced) {
            throw BadAnswer.of("the streaming prelude " + reason);
        }
        isNone = true;
    }

    /** The prelude with its delimiter; empty when there is none. */
    Bytes head() {
        return isNone ? Bytes.EMPTY : Bytes.of(held, end);
    }

    /** What has come of the body. */
    Bytes rest() {
        return Bytes.of(held, size).slice(isNone ? 0 : end, size);
    }
}

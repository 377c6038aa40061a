package org.lambdainvoke.internal.answer;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Holds the beginning of an answer until it is known whether it is a prelude: a JSON object, white space around it, and
 * eight NUL bytes, wherever the answer is cut. What can't be one any more is not held any longer. Not thread-safe.
 */
final class PreludeScanner {
    /** More than the fields of an answer may be. */
    private static final int LONGEST = 64 * 1024;

    private static final int DELIMITER_LENGTH = 8;

    /**
     * What a function that streams its answer writes first: status and fields as JSON, then eight NUL bytes. The
     * buffered Invoke returns all of it in one piece ({@code application/vnd.awslambda.http-integration-response}).
     * Immutable.
     *
     * @param json the object before the delimiter, with the white space around it
     * @param body what has come after the delimiter
     */
    record Prelude(Bytes json, Bytes body) {}

    private enum Place {
        BEFORE_OBJECT,
        OBJECT,
        AFTER_OBJECT,
        WHITE_SPACE,
        DELIMITER,
        BODY,
        NO_PRELUDE
    }

    private final boolean isAnnounced;
    private Place place = Place.BEFORE_OBJECT;
    private Bytes held = Bytes.EMPTY;
    private byte[] room = new byte[0];
    private int index;
    private int depth;
    private boolean isInString;
    private boolean isEscaped;
    private int delimiterLength;

    /**
     * Begins.
     *
     * @param isAnnounced whether there must be a prelude
     */
    PreludeScanner(boolean isAnnounced) {
        this.isAnnounced = isAnnounced;
    }

    /**
     * The prelude of a whole answer; null when it has none.
     *
     * @throws InvocationFailure {@code bad_answer} when it is broken
     */
    static @Nullable Prelude find(Bytes payload) throws InvocationFailure {
        PreludeScanner scanner = new PreludeScanner(false);
        scanner.add(payload);
        scanner.finish();
        return scanner.prelude();
    }

    /**
     * Takes the next piece.
     *
     * @return whether it is known now, so that {@link #prelude()} and {@link #held()} tell
     * @throws InvocationFailure {@code bad_answer} when a prelude is broken
     */
    boolean add(Bytes piece) throws InvocationFailure {
        held = held.isEmpty() ? piece : appended(piece);
        while (!isKnown() && index < held.size()) {
            if (index == LONGEST) {
                none("is longer than " + LONGEST + " bytes");
            } else {
                scan(held.at(index));
                index++;
            }
        }
        return isKnown();
    }

    /** Nothing comes any more. */
    void finish() throws InvocationFailure {
        if (place == Place.DELIMITER) {
            throw incompleteDelimiter();
        }
        if (!isKnown()) {
            none("breaks off");
        }
    }

    /** The prelude with what has come of the body; null when there is none. */
    @Nullable
    Prelude prelude() {
        return place == Place.BODY
                ? new Prelude(held.slice(0, index - DELIMITER_LENGTH), held.slice(index, held.size()))
                : null;
    }

    /** All that was added. */
    Bytes held() {
        return held;
    }

    private boolean isKnown() {
        return place == Place.BODY || place == Place.NO_PRELUDE;
    }

    /** Room for twice as much: pieces may be single bytes. */
    private Bytes appended(Bytes piece) {
        int size = held.size() + piece.size();
        if (room.length < size) {
            room = new byte[2 * size];
            held.buffer().get(room, 0, held.size());
        }
        piece.buffer().get(room, held.size(), piece.size());
        return Bytes.of(room, size);
    }

    private void scan(byte octet) throws InvocationFailure {
        switch (place) {
            case OBJECT -> scanObject(octet);
            case DELIMITER -> scanDelimiter(octet);
            case BEFORE_OBJECT -> {
                if (octet == '{') {
                    depth = 1;
                    place = Place.OBJECT;
                } else if (!isWhiteSpace(octet)) {
                    none("is not one object");
                }
            }
            default -> {
                if (octet == 0) {
                    place = Place.DELIMITER;
                    scanDelimiter(octet);
                } else if (isWhiteSpace(octet) && (place == Place.WHITE_SPACE || mayBeHead())) {
                    place = Place.WHITE_SPACE;
                } else {
                    none("is not one object");
                }
            }
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
            place = depth == 0 ? Place.AFTER_OBJECT : Place.OBJECT;
        }
    }

    private void scanDelimiter(byte octet) throws InvocationFailure {
        if (octet != 0) {
            throw incompleteDelimiter();
        }
        delimiterLength++;
        if (delimiterLength == DELIMITER_LENGTH) {
            place = Place.BODY;
        }
    }

    /** A line of JSON, which is to reach the client before the next one, is told from a prelude by its members. */
    private boolean mayBeHead() {
        return isAnnounced || PreludeAnswer.isHead(held.slice(0, index));
    }

    private static boolean isWhiteSpace(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\n' || octet == '\r';
    }

    private void none(String reason) throws InvocationFailure {
        if (isAnnounced) {
            throw BadAnswer.of("the streaming prelude " + reason);
        }
        place = Place.NO_PRELUDE;
    }

    private static InvocationFailure incompleteDelimiter() {
        return BadAnswer.of("the streaming prelude has less than eight NUL after it");
    }
}

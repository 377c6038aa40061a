package org.lambdainvoke.proof.crowd;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Answers as large as Lambda allows, JSON strings, each another one's; the bytes are shared between all. */
final class LargeAnswers {
    /** Of each, quotes included. */
    static final int SIZE = 6 << 20;

    private static final int TEXT = SIZE - 2;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final long SEED = 1;

    private final byte[] letters;

    LargeAnswers(int number) {
        letters = new byte[TEXT + number];
        Random random = new Random(SEED);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
        }
    }

    /** One of them. */
    byte[] answer(int number) {
        byte[] answer = new byte[SIZE];
        answer[0] = '"';
        System.arraycopy(letters, number, answer, 1, TEXT);
        answer[SIZE - 1] = '"';
        return answer;
    }

    /** Whether what is left in {@code piece} stands at {@code position} of an answer. */
    boolean has(int number, int position, ByteBuffer piece) {
        int end = position + piece.remaining();
        if (end > SIZE) {
            return false;
        }
        int from = Math.max(position, 1);
        int to = Math.min(end, SIZE - 1);
        int first = piece.arrayOffset() + piece.position();
        return (position > 0 || piece.get(piece.position()) == '"')
                && (end < SIZE || piece.get(piece.limit() - 1) == '"')
                && Arrays.equals(
                        letters,
                        number + from - 1,
                        number + to - 1,
                        piece.array(),
                        first + from - position,
                        first + to - position);
    }
}

package org.lambdainvoke.benchmark.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells where a call ends that came in pieces: by {@code Content-Length}, or by its last chunk as those of the SDKs.
 */
final class WholeCall {
    private static final byte[] LENGTH = name("\r\ncontent-length:");
    private static final byte[] CHUNKED = name("\r\ntransfer-encoding: chunked");

    private WholeCall() {}

    private static byte[] name(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether all of a call stands before the position of {@code bytes}. */
    static boolean isIn(ByteBuffer bytes) {
        int length = 0;
        boolean isChunked = false;
        int end = bytes.position();
        for (int i = 0; i + 3 < end; i++) {
            if (bytes.get(i) != '\r') {
                continue;
            }
            if (bytes.get(i + 2) == '\r') {
                int body = i + 4;
                return isChunked ? hasLastChunk(bytes, body, end) : end >= body + length;
            }
            if (startsWith(bytes, i, end, LENGTH)) {
                length = number(bytes, i + LENGTH.length, 10);
            }
            isChunked |= startsWith(bytes, i, end, CHUNKED);
        }
        return false;
    }

    private static boolean hasLastChunk(ByteBuffer bytes, int start, int end) {
        int at = start;
        while (true) {
            int data = at;
            while (data < end && bytes.get(data) != '\n') {
                data++;
            }
            if (data >= end) {
                return false;
            }
            int size = number(bytes, at, 16);
            at = data + 1 + size + 2;
            if (size == 0) {
                return at <= end;
            }
        }
    }

    /** Compares letters in any case; {@code name} has them in lower case. */
    private static boolean startsWith(ByteBuffer bytes, int start, int end, byte[] name) {
        if (start + name.length > end) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            byte octet = bytes.get(start + i);
            if (octet != name[i] && (octet | ' ') != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number that begins at {@code start}, behind spaces, and ends with the first octet that is no digit. */
    private static int number(ByteBuffer bytes, int start, int radix) {
        int number = 0;
        int at = start;
        while (bytes.get(at) == ' ') {
            at++;
        }
        for (int digit = Character.digit(bytes.get(at), radix);
                digit >= 0;
                digit = Character.digit(bytes.get(++at), radix)) {
            number = number * radix + digit;
        }
        return number;
    }
}

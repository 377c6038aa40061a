package org.lambdainvoke.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Keeps the last 4 KB of what a handler logs, as Lambda returns them. Thread-safe. */
final class TailLogger implements LambdaLogger {
    private static final int TAIL_BYTES = 4096;

    private byte[] tail = new byte[0];

    @Override
    public void log(String message) {
        log((message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void log(byte[] message) {
        byte[] all = Arrays.copyOf(tail, tail.length + message.length);
        System.arraycopy(message, 0, all, tail.length, message.length);
        tail = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL_BYTES), all.length);
    }

    synchronized String text() {
        return new String(tail, StandardCharsets.UTF_8);
    }

    synchronized String base64() {
        return Base64.getEncoder().encodeToString(tail);
    }
}

package org.lambdainvoke.proof.crowd;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A client that has asked for a large answer and takes it as slowly as it is told. Not thread-safe. */
final class SlowReader implements Closeable {
    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_HEAD = 2048;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final LargeAnswers answers;
    private final int number;
    private final SocketChannel channel;
    private final StringBuilder head = new StringBuilder();
    private boolean hasHead;
    private int received;
    private @Nullable String fault;

    SlowReader(int port, int number, LargeAnswers answers) throws IOException {
        this.answers = answers;
        this.number = number;
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /?large=" + number + " HTTP/1.1\r\nHost: h\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
    }

    /** Takes what has come, but no more of the answer than {@code most} bytes in all. */
    void take(int most, ByteBuffer buffer) {
        try {
            int room = hasHead ? most - received : LONGEST_HEAD;
            if (isOver() || room <= 0) {
                return;
            }
            buffer.clear().limit(Math.min(room, buffer.capacity()));
            if (channel.read(buffer) < 0) {
                fault = "the answer ends after " + received + " bytes";
                return;
            }
            take(buffer.flip());
        } catch (IOException e) {
            fault = "the answer broke off after " + received + " bytes: " + e;
        }
    }

    private void take(ByteBuffer piece) {
        while (!hasHead && piece.hasRemaining()) {
            head.append((char) piece.get());
            if (head.toString().endsWith(END_OF_HEAD)) {
                hasHead = true;
                requireHead(head.toString().toLowerCase(Locale.ROOT));
            }
        }
        if (piece.hasRemaining() && fault == null) {
            if (!answers.has(number, received, piece)) {
                fault = "other bytes than those of its answer, after " + received;
            }
            received += piece.remaining();
        }
    }

    private void requireHead(String lowerCase) {
        if (!lowerCase.startsWith("http/1.1 200")
                || !lowerCase.contains("\r\ncontent-length: " + LargeAnswers.SIZE + "\r\n")) {
            fault = "another head: " + head;
        }
    }

    /** Whether the answer has begun to come. */
    boolean hasBegun() {
        return received > 0 || isOver();
    }

    /** Whether all of the answer has come, or no more of it will. */
    boolean isOver() {
        return received >= LargeAnswers.SIZE || fault != null;
    }

    /** What was wrong; null when nothing was. */
    @Nullable
    String fault() {
        return fault;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

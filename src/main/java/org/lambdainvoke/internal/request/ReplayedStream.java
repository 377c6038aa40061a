package org.lambdainvoke.internal.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/**
 * A body that was read, as a stream (Servlet 6.0, section 3.7): the bytes in memory, then what the original stream
 * still has. One thread reads at a time, as from any stream of a request; whoever reads may be another one each time.
 */
final class ReplayedStream extends ServletInputStream {
    /** More than containers have at hand. */
    private static final int PIECE = 65_536;

    private final HttpServletRequest request;
    private final InputStream bytes;
    private final @Nullable ServletInputStream rest;

    /** What the original stream had at hand when it was told to read without waiting. */
    private volatile InputStream held = Bytes.EMPTY.stream();

    private volatile @Nullable ReplayedReads reads;

    /** Whether the rest takes no listener, so that it is read as it is without one: each read may wait. */
    private volatile boolean isBlocking;

    /**
     * Reads nothing yet.
     *
     * @param request whose body it is, as the application sees it
     * @param bytes what comes first
     * @param rest the original stream; null when it is at its end
     */
    ReplayedStream(HttpServletRequest request, Bytes bytes, @Nullable ServletInputStream rest) {
        this.request = request;
        this.bytes = bytes.stream();
        this.rest = rest;
    }

    @Override
    public int read() throws IOException {
        int octet = memory().read();
        return octet >= 0 ? octet : told(rest == null ? -1 : rest.read());
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        int read = memory().read(octets, offset, length);
        return read >= 0 ? read : told(rest == null ? -1 : rest.read(octets, offset, length));
    }

    /** Has the listener told of the end, which it may have missed when somebody else reads. */
    private int told(int read) {
        if (read < 0) {
            tellEnd();
        }
        return read;
    }

    private void tellEnd() {
        ReplayedReads told = reads;
        if (told != null) {
            told.atEnd();
        }
    }

    @Override
    public int available() throws IOException {
        int inMemory = memory().available();
        return inMemory > 0 || rest == null ? inMemory : rest.available();
    }

    @Override
    public void close() throws IOException {
        if (rest != null) {
            rest.close();
        }
    }

    @Override
    public boolean isFinished() {
        boolean isFinished = isAtEnd();
        if (isFinished) {
            tellEnd();
        }
        return isFinished;
    }

    /** Whether all was read. */
    boolean isAtEnd() {
        return isInMemoryRead() && (rest == null || rest.isFinished());
    }

    private boolean isInMemoryRead() {
        return left(bytes) == 0 && left(held) == 0;
    }

    private InputStream memory() {
        return left(bytes) > 0 ? bytes : held;
    }

    private static int left(InputStream memory) {
        try {
            return memory.available();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * True without a listener, as a read may wait then. With one it is false at the end, of which the listener is told.
     */
    @Override
    public boolean isReady() {
        if (reads == null || !isInMemoryRead()) {
            return true;
        }
        // Containers want to be asked: a false makes them call the listener later.
        boolean isReady = (rest == null || isBlocking) ? !isAtEnd() : rest.isReady();
        if (!isReady && isAtEnd()) {
            tellEnd();
        }
        return isReady;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        Objects.requireNonNull(listener);
        if (reads != null) {
            throw new IllegalStateException("The stream has a ReadListener already");
        }
        if (!request.isAsyncStarted()) {
            throw new IllegalStateException("A ReadListener needs startAsync()");
        }
        ReplayedReads told = new ReplayedReads(listener, this);
        reads = told;
        request.getAsyncContext().addListener(told);
        if (rest == null || isAtHand(rest)) {
            told.by(ReadTurn.atEnd(request, told));
            return;
        }
        try {
            told.by(ReadTurn.of(request, rest, told));
        } catch (UnsupportedOperationException e) {
            isBlocking = true;
            told.by(ReadTurn.atEnd(request, told));
        }
    }

    /**
     * Takes what {@code stream} has at hand: Tomcat reads from the client right over it, once it has a listener (seen
     * with 10.1.59).
     *
     * @return whether that was all
     */
    private boolean isAtHand(ServletInputStream stream) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        boolean isAll = false;
        try {
            byte[] piece = new byte[PIECE];
            int length = piece.length;
            while (length == piece.length && stream.available() > 0) {
                length = stream.read(piece);
                taken.write(piece, 0, Math.max(0, length));
            }
            // Payara's is finished when all has arrived, read or not.
            isAll = stream.isFinished() && stream.available() <= 0;
        } catch (IOException e) {
            // Whoever reads on is told again.
        } finally {
            held = Bytes.of(taken.toByteArray()).stream();
        }
        return isAll;
    }
}

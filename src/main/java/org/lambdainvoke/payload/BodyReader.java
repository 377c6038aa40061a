package org.lambdainvoke.payload;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** Reads a request's body once, with a bound, into one array that grows with what arrives. */
final class BodyReader {
    private static final int FIRST_BUFFER = 65_536;

    private final HttpServletRequest request;
    private final int limit;
    private final long declaredLength;
    private boolean finishedBefore;

    BodyReader(HttpServletRequest request, int limit) {
        this.request = request;
        this.limit = limit;
        this.declaredLength = request.getContentLengthLong();
    }

    Bytes read() throws InvocationFailure {
        if (declaredLength > limit) {
            throw tooLarge();
        }
        try {
            ServletInputStream stream = open();
            if (stream == null) {
                finishedBefore = true;
                return Bytes.EMPTY;
            }
            finishedBefore = stream.isFinished();
            return read(stream);
        } catch (IOException | RuntimeException e) {
            // Containers throw classes of their own here for broken framing and for bodies that break off. Tomcat then
            // answers itself, whatever is written from here on, and with this attribute it shows the stack trace.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            throw Rejection.malformed("The body can not be read to its end.", e);
        }
    }

    /** Whether an empty body may be one that an outer filter has read. */
    boolean mayHaveBeenConsumed() {
        return declaredLength != 0;
    }

    /**
     * Whether an empty body certainly was there before: it was announced with a length, or the stream had ended before
     * the first read.
     */
    boolean wasConsumed() {
        return declaredLength > 0 || (finishedBefore && request.getHeader("Transfer-Encoding") != null);
    }

    /** The stream; null after somebody called {@code getReader()}, which excludes it ({@code ServletRequest.getInputStream}). */
    private @Nullable ServletInputStream open() throws IOException {
        try {
            return request.getInputStream();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private Bytes read(ServletInputStream stream) throws IOException, InvocationFailure {
        // Empty where no length is announced: most such requests have no body at all.
        byte[] buffer = new byte[(int) Math.max(0, Math.min(FIRST_BUFFER, declaredLength))];
        int size = 0;
        while (true) {
            if (size == buffer.length) {
                int next = stream.read();
                if (next < 0) {
                    break;
                }
                if (size == limit) {
                    throw tooLarge();
                }
                buffer = Arrays.copyOf(buffer, nextLength(size));
                buffer[size++] = (byte) next;
            }
            int read = stream.read(buffer, size, buffer.length - size);
            if (read < 0) {
                break;
            }
            size += read;
        }
        if (size > 0 && size < declaredLength && request.getHeader("Content-Encoding") == null) {
            throw Rejection.malformed(ConsumedForm.ALREADY_READ);
        }
        return size == 0 ? Bytes.EMPTY : Bytes.of(buffer, size);
    }

    /** Twice what has come, so that a client holds no more memory than it has sent bytes for, up to what is to come. */
    private int nextLength(int size) {
        long bound = declaredLength > size ? declaredLength : limit;
        return (int) Math.min(bound, Math.max(FIRST_BUFFER, 2L * size));
    }

    private InvocationFailure tooLarge() {
        return Rejection.tooLarge("The body is larger than " + limit + " bytes.");
    }
}

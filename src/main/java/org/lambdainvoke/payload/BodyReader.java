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
    private EarlierReads earlierReads;
    private boolean wasAtItsEnd;

    BodyReader(HttpServletRequest request, int limit) {
        this.request = request;
        this.limit = limit;
        this.declaredLength = request.getContentLengthLong();
        this.earlierReads = declaredLength < 0 && mayHaveBody(request) ? EarlierReads.of(request) : EarlierReads.NONE;
    }

    /** Whether a request that names no length may have a body: in HTTP/1.1 a field says so, in HTTP/2 nothing does. */
    private static boolean mayHaveBody(HttpServletRequest request) {
        if (request.getHeader("Transfer-Encoding") != null) {
            return true;
        }
        boolean isWithout =
                (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                        && request.getHeader("Content-Type") == null;
        return !isWithout && !request.getProtocol().startsWith("HTTP/1.");
    }

    Bytes read() throws InvocationFailure {
        if (declaredLength > limit) {
            throw tooLarge();
        }
        try {
            ServletInputStream stream = open();
            if (stream == null) {
                earlierReads = EarlierReads.SOME;
                return Bytes.EMPTY;
            }
            boolean isOfContainer = isOfContainer(stream);
            if (!isOfContainer) {
                // Of a wrapper, which has read the container's for it, and may have unpacked what it gives.
                earlierReads = EarlierReads.NONE;
            }
            wasAtItsEnd = stream.isFinished();
            Bytes body = read(stream);
            if (!body.isEmpty() && isRestOnly(body.size(), isOfContainer)) {
                throw Rejection.malformed(ConsumedForm.ALREADY_READ);
            }
            return body;
        } catch (IOException | RuntimeException e) {
            // Containers throw classes of their own here for broken framing and for bodies that break off. Tomcat then
            // answers itself, whatever is written from here on, and with this attribute it shows the stack trace.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            throw Rejection.malformed("The body can not be read to its end.", e);
        }
    }

    /** Whether an empty body may be one that an outer filter has read. */
    boolean mayHaveBeenConsumed() {
        return declaredLength > 0 || (declaredLength < 0 && mayHaveBody(request));
    }

    /**
     * Whether an empty body certainly was there before: a length was announced, or the container says that it was read.
     * One that can't say leaves a body that was at its end before the first read, and a type that has no empty body.
     *
     * @param isMultipart whether the type is one of multipart, which has delimiters at the least (RFC 2046, section 5.1)
     */
    boolean wasConsumed(boolean isMultipart) {
        return declaredLength > 0
                || earlierReads == EarlierReads.SOME
                || (earlierReads == EarlierReads.UNKNOWN && (wasAtItsEnd || isMultipart));
    }

    /** Whether nothing shows that a body that was read is all of it. */
    boolean mayBeRestOnly() {
        return earlierReads == EarlierReads.UNKNOWN;
    }

    /** The stream; null after somebody called {@code getReader()}, which excludes it ({@code ServletRequest.getInputStream}). */
    private @Nullable ServletInputStream open() throws IOException {
        try {
            return request.getInputStream();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** Whether the first part of the body was taken by somebody else. */
    private boolean isRestOnly(int size, boolean isOfContainer) {
        return declaredLength < 0
                ? earlierReads == EarlierReads.SOME
                : size < declaredLength && (isOfContainer || request.getHeader("Content-Encoding") == null);
    }

    // The stream of a request is one object; whether it is the container's is the question.
    @SuppressWarnings("ReferenceEquality")
    private boolean isOfContainer(ServletInputStream stream) throws IOException {
        try {
            return EarlierReads.unwrapped(request).getInputStream() == stream;
        } catch (IllegalStateException e) {
            // Its reader was opened, by a wrapper that makes a stream of it.
            return false;
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

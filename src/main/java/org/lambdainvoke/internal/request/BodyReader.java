package org.lambdainvoke.internal.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/** Reads a request's body once, with a bound, into one array that grows with what arrives. */
final class BodyReader {
    /** How much of the body was read. */
    enum Progress {
        /** The stream was not opened: nothing has changed for whoever comes next. */
        UNTOUCHED,
        /** The body is {@link #taken()}. */
        WHOLE,
        /** The first bytes are {@link #taken()}, and {@link #stream()} has the rest. */
        OVER_LIMIT,
        /** The body broke off, or somebody else has a part of it. */
        LOST
    }

    private static final int FIRST_BUFFER = 65_536;

    /** Requests with one of these and a type have a body (RFC 9110, section 9.3; RFC 10008). */
    private static final Set<String> METHODS_WITH_A_BODY = Set.of("POST", "PUT", "PATCH", "QUERY");

    private final HttpServletRequest request;
    private final int limit;
    private final long declaredLength;
    private EarlierReads earlierReads;
    private Progress progress = Progress.UNTOUCHED;
    private Bytes taken = Bytes.EMPTY;
    private @Nullable ServletInputStream stream;
    private boolean isOfContainer;
    private boolean wasAtItsEnd;
    private boolean wasContainerAtItsEnd;

    BodyReader(HttpServletRequest request, int limit) {
        this.request = request;
        this.limit = limit;
        this.declaredLength = request.getContentLengthLong();
        this.earlierReads = declaredLength < 0 && mayHaveBody() ? EarlierReads.of(request) : EarlierReads.NONE;
    }

    /** Whether a request that names no length may have a body: in HTTP/1.1 a field says so, in HTTP/2 nothing does. */
    private boolean mayHaveBody() {
        return isChunked() || (!isBare() && !isOfHttp1());
    }

    /** Whether it is a request of the kind that has no body as a rule: one that gets something, and names no type. */
    private boolean isBare() {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && request.getHeader("Content-Type") == null;
    }

    private boolean isOfHttp1() {
        return request.getProtocol().startsWith("HTTP/1.");
    }

    /**
     * Whether the request certainly has no body. Its stream is left alone then: there is nothing in it, and whoever is
     * given the request finds it as it came. A wrapper may have a body that the head does not tell of.
     */
    private boolean isWithoutBody() {
        boolean isSaid = declaredLength == 0 || (declaredLength < 0 && isBare() && isOfHttp1() && !isChunked());
        return isSaid && !(request instanceof ServletRequestWrapper);
    }

    /** Whether a request that names no length has a body: in HTTP/2 that is as good as certain for some. */
    private boolean hasBody() {
        return isChunked()
                || (METHODS_WITH_A_BODY.contains(request.getMethod())
                        && request.getHeader("Content-Type") != null
                        && !isOfHttp1());
    }

    private boolean isChunked() {
        return request.getHeader("Transfer-Encoding") != null;
    }

    Bytes read() throws InvocationFailure {
        if (declaredLength > limit) {
            throw tooLarge();
        } else if (isWithoutBody()) {
            return Bytes.EMPTY;
        }
        try {
            ServletInputStream opened = open();
            if (opened == null) {
                isOfContainer = true;
                earlierReads = mayHaveBody() ? EarlierReads.SOME : EarlierReads.NONE;
                return Bytes.EMPTY;
            }
            stream = opened;
            progress = Progress.LOST;
            if (declaredLength > 0 || earlierReads != EarlierReads.NONE) {
                lookAt(opened);
            }
            Bytes body = read(opened);
            if (!body.isEmpty() && isRestOnly(body.size())) {
                throw Rejection.alreadyRead();
            }
            progress = Progress.WHOLE;
            taken = body;
            return body;
        } catch (IOException | RuntimeException e) {
            // Containers throw classes of their own here for broken framing and for bodies that break off. Tomcat then
            // answers itself, whatever is written from here on, and with this attribute it shows the stack trace.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            throw Rejection.malformed("The body can not be read to its end.", e);
        }
    }

    /** How much of the body was read. */
    Progress progress() {
        return progress;
    }

    /** What was read of a body that was not lost. */
    Bytes taken() {
        return taken;
    }

    /** The stream that was read from, as a wrapper may give another one each time; null when none was opened. */
    @Nullable
    ServletInputStream stream() {
        return stream;
    }

    /** Whether an empty body may be one that an outer filter has read. */
    boolean mayHaveBeenConsumed() {
        return declaredLength != 0;
    }

    /**
     * Whether an empty body certainly was there before: a length was announced, or the container says that it was read.
     * One that can't say leaves a body that was at its end before the first read, and a type that has no empty body.
     *
     * @param isMultipart whether the type is one of multipart, which has delimiters at the least (RFC 2046, section
     *     5.1)
     */
    boolean wasConsumed(boolean isMultipart) {
        if (declaredLength >= 0) {
            return declaredLength > 0;
        }
        return switch (earlierReads) {
            case NONE -> false;
            case SOME -> true;
            case OPENED -> isOfContainer || isMultipart || (wasAtItsEnd && hasBody());
            case UNKNOWN -> isMultipart || (wasAtItsEnd && hasBody());
        };
    }

    /** Whether nothing shows that a body that was read is all of it. */
    boolean mayBeRestOnly() {
        return earlierReads == EarlierReads.UNKNOWN || (earlierReads == EarlierReads.OPENED && !wasContainerAtItsEnd);
    }

    /**
     * The stream; null after somebody called {@code getReader()}, which excludes it
     * ({@code ServletRequest.getInputStream}).
     */
    private @Nullable ServletInputStream open() throws IOException {
        try {
            return request.getInputStream();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** What can be seen of the stream before the first read. */
    // By identity: a request has one stream, and the question is whether this is that of the container.
    @SuppressWarnings("ReferenceEquality")
    private void lookAt(ServletInputStream stream) throws IOException {
        wasAtItsEnd = stream.isFinished();
        try {
            ServletInputStream inner = EarlierReads.unwrapped(request).getInputStream();
            isOfContainer = inner == stream;
            wasContainerAtItsEnd = inner.isFinished();
        } catch (IllegalStateException e) {
            // Its reader was opened, by a wrapper that makes a stream of it.
            wasContainerAtItsEnd = true;
        }
    }

    /**
     * Whether the first part of the body was taken by somebody else. A wrapper may have a stream of its own: one that
     * gives bytes when the container's is at its end has kept them all, one that unpacks may have begun to, and of any
     * other it can't be more than the container has left.
     */
    private boolean isRestOnly(int size) {
        if (declaredLength >= 0) {
            return size < declaredLength && (isOfContainer || request.getHeader("Content-Encoding") == null);
        }
        if (isOfContainer) {
            return earlierReads == EarlierReads.SOME || earlierReads == EarlierReads.OPENED;
        }
        return earlierReads == EarlierReads.SOME && !wasContainerAtItsEnd && !isPacked();
    }

    private boolean isPacked() {
        return EarlierReads.unwrapped(request) instanceof HttpServletRequest ofContainer
                && ofContainer.getHeader("Content-Encoding") != null;
    }

    private Bytes read(ServletInputStream stream) throws IOException, InvocationFailure {
        // Empty where no length is announced: most such requests have no body at all.
        byte[] buffer = new byte[(int) Math.max(0, Math.min(FIRST_BUFFER, declaredLength))];
        int size = 0;
        while (size <= limit) {
            if (size == buffer.length) {
                int next = stream.read();
                if (next < 0) {
                    return size == 0 ? Bytes.EMPTY : Bytes.of(buffer, size);
                }
                buffer = Arrays.copyOf(buffer, nextLength(size));
                buffer[size++] = (byte) next;
            } else {
                int read = stream.read(buffer, size, buffer.length - size);
                if (read < 0) {
                    return size == 0 ? Bytes.EMPTY : Bytes.of(buffer, size);
                }
                size += read;
            }
        }
        taken = Bytes.of(buffer, size);
        progress = Progress.OVER_LIMIT;
        throw tooLarge();
    }

    /**
     * Twice what has come, so that a client holds no more memory than it has sent bytes for, up to what is to come: at
     * most the byte that is one too many.
     */
    private int nextLength(int size) {
        long bound = declaredLength > size ? declaredLength : limit + 1L;
        return (int) Math.min(bound, Math.max(FIRST_BUFFER, 2L * size));
    }

    private InvocationFailure tooLarge() {
        return Rejection.tooLarge("The body is larger than " + limit + " bytes.");
    }
}

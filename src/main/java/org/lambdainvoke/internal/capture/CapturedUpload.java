package org.lambdainvoke.internal.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.ConsumedForm;
import org.lambdainvoke.internal.request.HeadReader;
import org.lambdainvoke.internal.request.MediaType;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.shadow.SkipReason;

/**
 * The body of a request, noted as the application reads it; of a form that the container has parsed for the
 * application, past every wrapper, the values. Thread-safe.
 */
final class CapturedUpload {
    private static final Set<String> PARSED = Set.of(MediaType.FORM, MediaType.MULTIPART_FORM);
    private static final Set<String> BARE = Set.of("GET", "HEAD");

    private final @Nullable String contentType;
    private final int limit;
    private final long declaredLength;
    private final boolean isExpected;
    private final boolean isParsable;
    private final CapturedBody body;
    private final CapturedBody text;
    private volatile boolean isEnded;
    private volatile boolean isParsed;
    private volatile @Nullable Charset charset;
    private volatile @Nullable Map<String, String[]> parameters;

    /** That of {@code request}, up to {@code maxBody} bytes of it. Reads nothing. */
    CapturedUpload(HttpServletRequest request, int maxBody) {
        this.limit = maxBody;
        this.contentType = HeadReader.contentType(request);
        this.declaredLength = request.getContentLengthLong();
        this.isExpected = declaredLength > 0 || (declaredLength < 0 && mayHaveBody(request));
        this.isParsable = isExpected && PARSED.contains(MediaType.nameOf(contentType));
        this.body = new CapturedBody(maxBody);
        this.text = new CapturedBody(maxBody);
    }

    /** In HTTP/1.1 a field says so, in HTTP/2 nothing does. */
    private static boolean mayHaveBody(HttpServletRequest request) {
        boolean isBare = BARE.contains(request.getMethod()) && request.getHeader("Content-Type") == null;
        return request.getHeader("Transfer-Encoding") != null
                || !(isBare || request.getProtocol().startsWith("HTTP/1."));
    }

    /** Whether there may be something to note. */
    boolean isExpected() {
        return isExpected;
    }

    /** What was read of the stream, by the application or, where its container does so, for its reader and parts. */
    CapturedBody body() {
        return body;
    }

    /** What the application has read by its reader. */
    CapturedBody text() {
        return text;
    }

    /** The application has read all. */
    void ended() {
        isEnded = true;
    }

    /** The application reads text, which the container makes of the bytes. */
    void noteCharset(@Nullable String name) {
        try {
            charset = name == null ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            text.lose();
        }
    }

    /** Whether the container may read the body, past the stream, when the application asks for parameters. */
    boolean isParsable() {
        return isParsable;
    }

    /** Whether it has done so. */
    boolean isParsed() {
        return isParsed;
    }

    /** The application has asked for parameters or parts, so that the container has parsed what it can. */
    void noteParameters(Map<String, String[]> ofContainer) {
        isParsed = true;
        if (parameters == null) {
            parameters = new LinkedHashMap<>(ofContainer);
        }
    }

    /** Why it can't be asked; null when nothing is known that is in the way, or not yet. */
    @Nullable
    SkipReason obstacle() {
        if (declaredLength > limit || body.isOverLimit() || text.isOverLimit()) {
            return SkipReason.TOO_LARGE;
        }
        return text.isLost() && body.size() == 0 ? SkipReason.NOT_CAPTURED : null;
    }

    /**
     * The request with its body.
     *
     * @param head all but the body
     * @param limits how many parameters there may be
     * @return null when the application has not read all of the body, or it can't be known what it has read
     * @throws InvocationFailure when the query of a form is malformed
     */
    @Nullable
    RequestSnapshot toSnapshot(RequestHead head, RequestLimits limits) throws InvocationFailure {
        Bytes bytes = bytes();
        if (bytes == null) {
            return null;
        } else if (!isExpected || isWhole(bytes)) {
            return new RequestSnapshot(head, contentType, bytes, null);
        }
        Map<String, String[]> known = parameters;
        if (known == null || !MediaType.nameOf(contentType).equals(MediaType.FORM)) {
            return null;
        }
        List<Parameter> form = ConsumedForm.values(known, head.target().query(), limits);
        return form.isEmpty() ? null : new RequestSnapshot(head, contentType, Bytes.EMPTY, form);
    }

    /** A stream whose bytes the container has parsed is at its end as well. */
    private boolean isWhole(Bytes bytes) {
        return declaredLength >= 0 ? bytes.size() == declaredLength : isEnded && !(isParsed && bytes.isEmpty());
    }

    /** Text of which nobody has named the charset is known to be the bytes only when all charsets agree. */
    private @Nullable Bytes bytes() {
        Bytes bytes = body.take(StandardCharsets.UTF_8);
        if (bytes == null || !bytes.isEmpty()) {
            return bytes;
        }
        Charset named = charset;
        Bytes encoded = text.take(named == null ? StandardCharsets.UTF_8 : named);
        return named != null || encoded == null || isAscii(encoded) ? encoded : null;
    }

    private static boolean isAscii(Bytes bytes) {
        for (int i = 0; i < bytes.size(); i++) {
            if (bytes.at(i) < 0) {
                return false;
            }
        }
        return true;
    }
}

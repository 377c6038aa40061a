package org.lambdainvoke.internal.capture;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
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
    /** A decoder puts this in place of bytes that are not valid in its charset. */
    private static final String REPLACEMENT = "\uFFFD";

    private static final Set<String> BARE = Set.of("GET", "HEAD");

    private final @Nullable String contentType;
    private final int limit;
    private final long declaredLength;
    private final boolean isExpected;
    private final boolean isForm;
    /** What was read of the stream, by the application or, where its container does so, for its reader and parts. */
    private final CapturedBody body;

    /** What the application has read by its reader. */
    private final CapturedBody text;

    private @Nullable CapturedInput stream;
    private @Nullable BufferedReader reader;
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
        this.isForm = isExpected && MediaType.nameOf(contentType).equals(MediaType.FORM);
        this.body = new CapturedBody(maxBody, () -> {});
        this.text = new CapturedBody(maxBody, () -> {});
    }

    /** In HTTP/1.1 a field says so, in HTTP/2 nothing does. */
    private static boolean mayHaveBody(HttpServletRequest request) {
        boolean isBare = BARE.contains(request.getMethod()) && request.getHeader("Content-Type") == null;
        return request.getHeader("Transfer-Encoding") != null
                || !(isBare || request.getProtocol().startsWith("HTTP/1."));
    }

    /** A stream that notes what is read of {@code ofContainer}; that itself, where there is nothing to note. */
    synchronized ServletInputStream noted(ServletInputStream ofContainer) {
        if (!isExpected) {
            return ofContainer;
        }
        CapturedInput known = stream;
        if (known == null || !known.isOver(ofContainer)) {
            known = new CapturedInput(ofContainer, body, this::ended);
            stream = known;
        }
        return known;
    }

    /**
     * A reader that notes what is read of {@code ofContainer}; that itself, where there is nothing to note. One for all
     * who ask, as it reads ahead.
     *
     * @param name of the charset of which the container makes the text; null when nobody has named one
     */
    synchronized BufferedReader noted(BufferedReader ofContainer, @Nullable String name) {
        if (!isExpected) {
            return ofContainer;
        }
        BufferedReader known = reader;
        if (known == null) {
            try {
                charset = name == null ? null : Charset.forName(name);
            } catch (IllegalArgumentException e) {
                text.lose();
            }
            known = new BufferedReader(new CapturedReader(ofContainer, text, this::ended));
            reader = known;
        }
        return known;
    }

    /** The application has read all. */
    private void ended() {
        isEnded = true;
    }

    /** Nothing that comes later belongs to it. */
    void seal() {
        body.seal();
        text.seal();
    }

    /** The container has parsed what it can. */
    void parsed() {
        isParsed = true;
    }

    /**
     * The application has asked for parameters. Nothing is noted before the container has parsed the body, which is not
     * always done when the query has what is asked for; nor in a forward, where a query of its own adds parameters.
     */
    void noteParameters(HttpServletRequest request) {
        if (!isForm || isParsed || !ConsumedForm.mayBeParsed(request)) {
            return;
        }
        try {
            if (request.getDispatcherType() == DispatcherType.REQUEST && !ConsumedForm.isIncomplete(request)) {
                parameters = new LinkedHashMap<>(request.getParameterMap());
            }
            isParsed = true;
        } catch (RuntimeException e) {
            // What was asked for was there; what else there is, nobody has asked.
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
        if (known == null) {
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
        if (text.contains(REPLACEMENT)) {
            return null;
        }
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

package org.lambdainvoke.internal.capture;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.shadow.ShadowAnswer;
import org.lambdainvoke.internal.shadow.SkipReason;

/**
 * What the application answers, noted as it does. Fields are looked up at the container's response whenever one was
 * set, so that what the container makes of it is what counts. Thread-safe.
 */
final class CapturedAnswer {
    private static final int OK = 200;
    private static final long UNKNOWN = -1;

    private final CapturedBody body;
    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status = OK;
    private @Nullable String contentType;
    private Charset charset = StandardCharsets.ISO_8859_1;
    private boolean isStatusOnly;
    private boolean isBrokenOff;
    private boolean isLost;
    private boolean isSealed;
    private long declaredLength = UNKNOWN;

    /** An answer of which up to {@code maxBody} bytes are kept; of one that has more, which is told, none. */
    CapturedAnswer(int maxBody, Runnable letGo) {
        this.body = new CapturedBody(maxBody, letGo);
    }

    /** Nothing that comes later belongs to it. */
    synchronized void seal() {
        isSealed = true;
        body.seal();
    }

    /** The application says how long the body is. */
    synchronized void noteLength(long length) {
        declaredLength = length;
    }

    /** The body as far as it has come. */
    CapturedBody body() {
        return body;
    }

    /** Notes status and type as they are now. */
    synchronized void noteHead(HttpServletResponse response) {
        if (isSealed) {
            return;
        }
        try {
            if (!isStatusOnly) {
                status = response.getStatus();
            }
            contentType = response.getContentType();
            if (status / 100 == 3) {
                // Servlet 6.1 has a sendRedirect that its wrapper does not see.
                noteField(response, "Location");
            }
        } catch (RuntimeException e) {
            // A wrapper of a filter in front fails, of which the application must not hear here.
            isLost = true;
        }
    }

    /** Notes a field as it is now, and the head, unless that was sent before. */
    synchronized void noteUncommitted(HttpServletResponse response, @Nullable String name) {
        try {
            if (response.isCommitted()) {
                return;
            }
        } catch (RuntimeException e) {
            isLost = true;
            return;
        }
        noteField(response, name);
        noteHead(response);
    }

    /** Notes the values of a field as they are now. */
    synchronized void noteField(HttpServletResponse response, @Nullable String name) {
        if (name == null || isSealed) {
            return;
        }
        try {
            List<String> values = new ArrayList<>(response.getHeaders(name));
            if (values.isEmpty()) {
                fields.remove(name);
            } else {
                fields.put(name, values);
            }
        } catch (RuntimeException e) {
            isLost = true;
        }
    }

    /** Notes the charset in which the text of the body is written. */
    synchronized void noteCharset(HttpServletResponse response) {
        try {
            charset = Charset.forName(response.getCharacterEncoding());
        } catch (RuntimeException e) {
            isLost = true;
        }
    }

    /** The container writes the answer, later, and past the filters. */
    synchronized void rendered(int sentStatus) {
        if (isSealed) {
            return;
        }
        isStatusOnly = true;
        status = sentStatus;
        body.clear();
    }

    /** Notes a status of an error that the application has not set: the container has, and writes the answer. */
    synchronized void noteError(HttpServletResponse response) {
        try {
            int now = response.getStatus();
            if (now >= HttpServletResponse.SC_BAD_REQUEST && now != status) {
                rendered(now);
            }
        } catch (RuntimeException e) {
            isLost = true;
        }
    }

    /** The application has thrown. */
    synchronized void failed(int sentStatus, HttpServletResponse response) {
        try {
            if (response.isCommitted()) {
                breakOff();
            } else {
                rendered(sentStatus);
            }
        } catch (RuntimeException e) {
            isLost = true;
        }
    }

    /** What was written of the body will not be sent. */
    synchronized void withoutBody() {
        declaredLength = UNKNOWN;
        body.clear();
    }

    /** Nothing of what was written will be sent. */
    synchronized void reset() {
        if (isSealed) {
            return;
        }
        declaredLength = UNKNOWN;
        fields.clear();
        body.clear();
        contentType = null;
        status = OK;
        isStatusOnly = false;
    }

    /** The answer has no end. */
    synchronized void breakOff() {
        isBrokenOff |= !isSealed;
    }

    /**
     * Why it can't be compared; null when it can.
     *
     * @param isHead whether the request was a HEAD
     */
    @Nullable
    synchronized SkipReason obstacle(boolean isHead) {
        if (isBrokenOff) {
            return SkipReason.BROKEN_OFF;
        } else if (isLost || body.isLost() || hasPassedBy(isHead)) {
            return SkipReason.NOT_CAPTURED;
        }
        return body.isOverLimit() ? SkipReason.TOO_LARGE : null;
    }

    /** Whether there is more of the body than was noted: the container may send a file by itself. */
    private boolean hasPassedBy(boolean isHead) {
        return declaredLength > 0
                && !isHead
                && !isStatusOnly
                && !Answer.isWithoutBody(status)
                && !body.isOverLimit()
                && !body.isText()
                && body.size() != declaredLength;
    }

    /**
     * The answer, for one without an {@linkplain #obstacle obstacle}.
     *
     * @param isHead whether the request was a HEAD
     * @return null when its text has more bytes than are kept
     */
    @Nullable
    synchronized ShadowAnswer toAnswer(boolean isHead) {
        if (isStatusOnly) {
            return ShadowAnswer.statusOnly(status);
        }
        List<HttpAnswer.Field> all = new ArrayList<>();
        fields.forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                values.forEach(value -> all.add(new HttpAnswer.Field(name, value)));
            }
        });
        if (contentType != null) {
            all.add(new HttpAnswer.Field("Content-Type", contentType));
        }
        if (isHead || Answer.isWithoutBody(status)) {
            return ShadowAnswer.withoutBody(status, all);
        }
        Bytes bytes = body.take(charset);
        return bytes == null ? null : ShadowAnswer.of(status, all, bytes);
    }
}

package org.lambdainvoke.internal.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/**
 * A body that was read, which is had once: as stream, reader or parameters, by the rules of the container (Servlet 6.0,
 * sections 3.1 and 3.12), whichever of its {@link ReplayedRequest}s is asked. Not thread-safe, as no request is.
 */
final class ReplayedBody {
    private final Bytes bytes;
    private final @Nullable ServletInputStream rest;
    private final @Nullable ReplayedForm form;
    private @Nullable Charset charset;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    /**
     * Opens nothing yet.
     *
     * @param bytes what was read
     * @param rest where the rest comes from; null when that was all
     * @param form the same as a form; null when no parameters are to be found in it
     */
    ReplayedBody(Bytes bytes, @Nullable ServletInputStream rest, @Nullable ReplayedForm form) {
        this.bytes = bytes;
        this.rest = rest;
        this.form = form;
    }

    ServletInputStream stream(HttpServletRequest request) {
        if (reader != null) {
            throw new IllegalStateException("getReader() was called for this request");
        }
        if (stream == null) {
            stream = open(request);
        }
        return stream;
    }

    BufferedReader reader(HttpServletRequest request) throws IOException {
        if (stream != null) {
            throw new IllegalStateException("getInputStream() was called for this request");
        }
        if (reader == null) {
            String name = request.getCharacterEncoding();
            reader = new BufferedReader(
                    new InputStreamReader(open(request), name == null ? StandardCharsets.ISO_8859_1.name() : name));
        }
        return reader;
    }

    private ServletInputStream open(HttpServletRequest request) {
        return new ReplayedStream(request, form != null && form.isParsed() ? Bytes.EMPTY : bytes, rest);
    }

    /** What the application has set; null where it has not. */
    @Nullable
    Charset charset() {
        return charset;
    }

    void charset(@Nullable Charset set) {
        charset = set;
    }

    /** Whether it is too late to set a charset. */
    boolean isInUse() {
        return stream != null || reader != null || (form != null && form.isParsed());
    }

    /** Whether a parameter of the query is had without the form. */
    boolean isLeftAlone(@Nullable String ofQuery) {
        return form != null && form.isLeftAlone(ofQuery);
    }

    /** The form, parsed; null where there is none, or where the body was opened as stream or reader before. */
    @Nullable
    ReplayedForm form(HttpServletRequest request) {
        if (form == null || (!form.isParsed() && isInUse())) {
            return null;
        }
        form.parse(request.getCharacterEncoding());
        return form;
    }
}

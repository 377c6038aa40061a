package org.lambdainvoke.internal.request;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/**
 * A request whose body was read, as the application behind the filter shall see it: as if nobody had. The body is had
 * once, as stream, reader or parameters, by the rules of the container (Servlet 6.0, sections 3.1 and 3.12). What is
 * wrapped may be changed by a dispatch of the container, so that nothing of it is kept here. Not thread-safe, as no
 * request is.
 */
final class ReplayedRequest extends HttpServletRequestWrapper {
    private final ServletResponse response;
    private final Bytes body;
    private final @Nullable ServletInputStream rest;
    private final @Nullable ReplayedForm form;
    private @Nullable Charset charset;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    private ReplayedRequest(
            HttpServletRequest request,
            ServletResponse response,
            Bytes body,
            @Nullable ServletInputStream rest,
            @Nullable ReplayedForm form) {
        super(request);
        this.response = unwrapped(response);
        this.body = body;
        this.rest = rest;
        this.form = form;
    }

    /**
     * A request whose body was read to its end.
     *
     * @param request the request as the filter got it
     * @param response the response that goes with it
     * @param body the whole body
     * @param form the same as a form; null when its parameters are not to be found in it
     */
    static HttpServletRequest whole(
            HttpServletRequest request, ServletResponse response, Bytes body, @Nullable ReplayedForm form) {
        return new ReplayedRequest(request, response, body, null, form);
    }

    /**
     * A request whose body was not read to its end.
     *
     * @param request the request as the filter got it
     * @param response the response that goes with it
     * @param beginning what was read
     * @param rest where the rest comes from
     */
    static HttpServletRequest cut(
            HttpServletRequest request, ServletResponse response, Bytes beginning, @Nullable ServletInputStream rest) {
        return new ReplayedRequest(request, response, beginning, rest, null);
    }

    private static ServletResponse unwrapped(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner;
    }

    @Override
    public ServletInputStream getInputStream() {
        if (reader != null) {
            throw new IllegalStateException("getReader() was called for this request");
        }
        if (stream == null) {
            stream = open();
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (stream != null) {
            throw new IllegalStateException("getInputStream() was called for this request");
        }
        if (reader == null) {
            String name = getCharacterEncoding();
            reader = new BufferedReader(
                    new InputStreamReader(open(), name == null ? StandardCharsets.ISO_8859_1.name() : name));
        }
        return reader;
    }

    private ServletInputStream open() {
        return new ReplayedStream(this, form != null && form.isParsed() ? Bytes.EMPTY : body, rest);
    }

    @Override
    @Nullable
    public String getCharacterEncoding() {
        return charset == null ? super.getCharacterEncoding() : charset.name();
    }

    /** Containers take it no more, since the body was read from them. */
    @Override
    public void setCharacterEncoding(@Nullable String name) throws UnsupportedEncodingException {
        if (isBodyInUse()) {
            return;
        }
        super.setCharacterEncoding(name);
        try {
            charset = name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw (UnsupportedEncodingException) new UnsupportedEncodingException(name).initCause(e);
        }
    }

    /** Of Servlet 6.1, whose wrapper hands it on past the other one. */
    // There is nothing to override in Servlet 6.0, which this is compiled against.
    @SuppressWarnings("MissingOverride")
    public void setCharacterEncoding(Charset encoding) {
        if (!isBodyInUse()) {
            charset = encoding;
        }
    }

    private boolean isBodyInUse() {
        return stream != null || reader != null || (form != null && form.isParsed());
    }

    /** The form, parsed; null where there is none, or where the body was opened as stream or reader before. */
    private @Nullable ReplayedForm form() {
        if (form == null || (!form.isParsed() && isBodyInUse())) {
            return null;
        }
        form.parse(getCharacterEncoding());
        return form;
    }

    @Override
    @Nullable
    public String getParameter(String name) {
        String ofQuery = super.getParameter(name);
        if (form != null && form.isLeftAlone(ofQuery)) {
            return ofQuery;
        }
        ReplayedForm parsed = form();
        return parsed == null || ofQuery != null ? ofQuery : parsed.first(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        ReplayedForm parsed = form();
        String[] ofQuery = super.getParameterValues(name);
        return parsed == null ? ofQuery : parsed.after(ofQuery, name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        ReplayedForm parsed = form();
        Map<String, String[]> ofQuery = super.getParameterMap();
        return parsed == null ? ofQuery : Collections.unmodifiableMap(parsed.after(ofQuery));
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return form() == null
                ? super.getParameterNames()
                : Collections.enumeration(getParameterMap().keySet());
    }

    /**
     * As if it were the original request, which has no body any more: without it the body were lost to whoever asks the
     * context for the request, and to where the context dispatches. The response is that of the container, as in
     * {@code ServletRequest.startAsync()}.
     */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }
}

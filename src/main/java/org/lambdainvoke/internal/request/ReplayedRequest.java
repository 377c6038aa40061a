package org.lambdainvoke.internal.request;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read, as the application behind the filter shall see it: as if nobody had. What is wrapped
 * may be changed by a dispatch of the container, so that nothing of it is kept here. Not thread-safe, as no request is.
 */
final class ReplayedRequest extends HttpServletRequestWrapper {
    private final HttpServletRequest original;
    private final ServletResponse response;
    private final ReplayedBody body;

    /**
     * Reads nothing.
     *
     * @param request the request as the filter got it
     * @param response the response that goes with it
     * @param body of the request
     */
    ReplayedRequest(HttpServletRequest request, ServletResponse response, ReplayedBody body) {
        super(request);
        this.original = request;
        this.response = unwrapped(response);
        this.body = body;
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
        return body.stream(this);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return body.reader(this);
    }

    @Override
    @Nullable
    public String getCharacterEncoding() {
        Charset set = body.charset();
        return set == null ? super.getCharacterEncoding() : set.name();
    }

    /** Containers take it no more, since the body was read from them. */
    @Override
    public void setCharacterEncoding(@Nullable String name) throws UnsupportedEncodingException {
        if (body.isInUse()) {
            return;
        }
        super.setCharacterEncoding(name);
        try {
            body.charset(name == null ? null : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw (UnsupportedEncodingException) new UnsupportedEncodingException(name).initCause(e);
        }
    }

    /** Of Servlet 6.1, whose wrapper hands it on past the other one. */
    // There is nothing to override in Servlet 6.0, which this is compiled against.
    @SuppressWarnings("MissingOverride")
    public void setCharacterEncoding(@Nullable Charset encoding) {
        try {
            setCharacterEncoding(encoding == null ? null : encoding.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    @Nullable
    public String getParameter(String name) {
        String ofQuery = super.getParameter(name);
        if (body.isLeftAlone(ofQuery)) {
            return ofQuery;
        }
        ReplayedForm form = body.form(this);
        return form == null || ofQuery != null ? ofQuery : form.first(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        ReplayedForm form = body.form(this);
        String[] ofQuery = super.getParameterValues(name);
        return form == null ? ofQuery : form.after(ofQuery, name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        ReplayedForm form = body.form(this);
        Map<String, String[]> ofQuery = super.getParameterMap();
        return form == null ? ofQuery : Collections.unmodifiableMap(form.after(ofQuery));
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return body.form(this) == null
                ? super.getParameterNames()
                : Collections.enumeration(getParameterMap().keySet());
    }

    /**
     * As if it were the original request, which has no body any more: without it the body were lost to whoever asks the
     * context for the request, and to where the context dispatches. The response is that of the container, as in
     * {@code ServletRequest.startAsync()}; so is the path, in a forward of Tomcat too, which changes what is wrapped.
     */
    // By identity: the question is whether the container has put a request of its own in between.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public AsyncContext startAsync() {
        boolean isChanged = getRequest() != original;
        return startAsync(isChanged ? new ReplayedRequest(original, response, body) : this, response);
    }
}

package org.lambdainvoke.internal.capture;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that notes what the application reads of it, and that it goes on asynchronously. As little thread-safe as
 * the request itself.
 */
final class CapturedRequest extends HttpServletRequestWrapper {
    private final CapturedExchange exchange;

    CapturedRequest(HttpServletRequest request, CapturedExchange exchange) {
        super(request);
        this.exchange = exchange;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return exchange.upload().noted(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        BufferedReader ofContainer = super.getReader();
        return exchange.upload().noted(ofContainer, getCharacterEncoding());
    }

    @Override
    public @Nullable String getParameter(String name) {
        String value = super.getParameter(name);
        noteParameters();
        return value;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> map = super.getParameterMap();
        noteParameters();
        return map;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        Enumeration<String> names = super.getParameterNames();
        noteParameters();
        return names;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = super.getParameterValues(name);
        noteParameters();
        return values;
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        Collection<Part> parts = super.getParts();
        exchange.upload().parsed();
        return parts;
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        Part part = super.getPart(name);
        exchange.upload().parsed();
        return part;
    }

    private void noteParameters() {
        exchange.upload().noteParameters((HttpServletRequest) super.getRequest());
    }

    /** The container goes on with its own pair, so that all is as it would be without this. */
    @Override
    public AsyncContext startAsync() {
        AsyncContext context = super.startAsync();
        return exchange.begins(context, captured(context.getRequest()), captured(context.getResponse()));
    }

    /** Some containers have a pair that is that of the application. */
    // By identity: it takes the notes.
    @SuppressWarnings("ReferenceEquality")
    private ServletRequest captured(ServletRequest ofContext) {
        ServletRequest inner = ofContext;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (wrapper instanceof CapturedRequest known && known.exchange == exchange) {
                return ofContext;
            }
            inner = wrapper.getRequest();
        }
        return new CapturedRequest((HttpServletRequest) ofContext, exchange);
    }

    private ServletResponse captured(ServletResponse ofContext) {
        return CapturedResponse.in(ofContext, exchange.answer()) == null
                ? new CapturedResponse((HttpServletResponse) ofContext, exchange.answer())
                : ofContext;
    }

    /** The container goes on with the pair that this filter was given, where the application has put nothing around. */
    @Override
    public AsyncContext startAsync(ServletRequest ofApplication, ServletResponse response) {
        ServletRequest inner =
                ofApplication instanceof CapturedRequest captured ? captured.getRequest() : ofApplication;
        ServletResponse innerResponse =
                response instanceof CapturedResponse captured ? captured.getResponse() : response;
        return exchange.begins(super.startAsync(inner, innerResponse), ofApplication, response);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return exchange.known(super.getAsyncContext());
    }
}

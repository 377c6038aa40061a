package org.lambdainvoke.internal.capture;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A response that notes what becomes of it. Each call goes to the container first, at once and as it is: nothing of the
 * answer is held, delayed or changed. As little thread-safe as the response itself.
 */
final class CapturedResponse extends HttpServletResponseWrapper {
    private final HttpServletResponse response;
    private final CapturedAnswer answer;
    private @Nullable CapturedStream stream;
    private @Nullable CapturedWriter writer;

    CapturedResponse(HttpServletResponse response, CapturedAnswer answer) {
        super(response);
        this.response = response;
        this.answer = answer;
    }

    /** The one among the wrappers of {@code response} that notes in {@code answer}; null for none. */
    // By identity: it is a recorder.
    @SuppressWarnings("ReferenceEquality")
    static @Nullable CapturedResponse in(@Nullable ServletResponse response, CapturedAnswer answer) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (wrapper instanceof CapturedResponse captured && captured.answer == answer) {
                return captured;
            }
            inner = wrapper.getResponse();
        }
        return null;
    }

    /** Notes what the container knows without having been told by this. */
    void noteHead() {
        answer.noteHead(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream ofContainer = super.getOutputStream();
        CapturedStream known = stream;
        if (known == null || !known.isOver(ofContainer)) {
            noteHead();
            known = new CapturedStream(ofContainer, answer);
            stream = known;
        }
        return known;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (EndOfForward.isCalling()) {
            noteHead();
            answer.body().seal();
            EndOfForward.end(response);
            return new PrintWriter(Writer.nullWriter());
        }
        PrintWriter ofContainer = super.getWriter();
        CapturedWriter known = writer;
        if (known == null || !known.isOver(ofContainer)) {
            noteHead();
            answer.noteCharset(response);
            known = new CapturedWriter(ofContainer, response, answer);
            writer = known;
        }
        return known;
    }

    @Override
    public void flushBuffer() throws IOException {
        noteHead();
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        answer.reset();
        stream = null;
        writer = null;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        answer.withoutBody();
    }

    @Override
    public void sendError(int status) throws IOException {
        super.sendError(status);
        noteError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        super.sendError(status, message);
        noteError(status);
    }

    /** On Jetty one that is negative aborts, and one below 200 is sent besides the answer. */
    private void noteError(int status) {
        if (status < 0) {
            answer.breakOff();
        } else if (status >= HttpServletResponse.SC_OK) {
            answer.rendered(status);
        }
    }

    @Override
    public void setContentLength(int length) {
        super.setContentLength(length);
        answer.noteLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        super.setContentLengthLong(length);
        answer.noteLength(length);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(location);
        answer.withoutBody();
        noteHead();
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(status);
        noteHead();
    }

    @Override
    public void setContentType(String type) {
        super.setContentType(type);
        noteHead();
    }

    @Override
    public void setCharacterEncoding(String charset) {
        super.setCharacterEncoding(charset);
        noteHead();
    }

    @Override
    public void setLocale(Locale locale) {
        super.setLocale(locale);
        noteField("Content-Language");
    }

    @Override
    public void addCookie(Cookie cookie) {
        super.addCookie(cookie);
        noteField("Set-Cookie");
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, value);
        noteField(name);
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, value);
        noteField(name);
    }

    @Override
    public void setIntHeader(String name, int value) {
        super.setIntHeader(name, value);
        noteField(name);
    }

    @Override
    public void addIntHeader(String name, int value) {
        super.addIntHeader(name, value);
        noteField(name);
    }

    @Override
    public void setDateHeader(String name, long date) {
        super.setDateHeader(name, date);
        noteField(name);
    }

    @Override
    public void addDateHeader(String name, long date) {
        super.addDateHeader(name, date);
        noteField(name);
    }

    /** A field that comes too late is not sent, though not every container forgets it. */
    private void noteField(@Nullable String name) {
        answer.noteUncommitted(response, name);
    }
}

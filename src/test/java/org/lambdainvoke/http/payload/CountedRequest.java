package org.lambdainvoke.http.payload;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** As filters have that log or count: what is read through it is gone. */
final class CountedRequest extends HttpServletRequestWrapper {
    private ServletInputStream counted;

    CountedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (counted == null) {
            counted = new PassedInput(super.getInputStream());
        }
        return counted;
    }
}

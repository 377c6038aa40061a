package org.lambdainvoke.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Side;

/** A request of whose field {@code function SECRET} the application sees the first word only. */
public final class WithoutSecret extends HttpServletRequestWrapper {
    private final String field;

    private WithoutSecret(HttpServletRequest request, String field) {
        super(request);
        this.field = field;
    }

    /** The request with nothing but a side in {@code field}; the very request where it has no such field. */
    public static HttpServletRequest of(HttpServletRequest request, String field) {
        return request.getHeader(field) == null ? request : new WithoutSecret(request, field);
    }

    @Override
    public @Nullable String getHeader(String name) {
        String value = super.getHeader(name);
        return value == null || !name.equalsIgnoreCase(field) ? value : firstWord(value);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        Enumeration<String> values = super.getHeaders(name);
        if (!name.equalsIgnoreCase(field)) {
            return values;
        }
        List<String> words = new ArrayList<>();
        while (values.hasMoreElements()) {
            words.add(firstWord(values.nextElement()));
        }
        return Collections.enumeration(words);
    }

    /** Only a side: all the rest may be a secret, though it is not the right one. */
    private static String firstWord(String value) {
        for (Side side : List.of(Side.FUNCTION, Side.APPLICATION)) {
            if (value.equals(side.text()) || value.startsWith(side.text() + " ")) {
                return side.text();
            }
        }
        return "";
    }
}

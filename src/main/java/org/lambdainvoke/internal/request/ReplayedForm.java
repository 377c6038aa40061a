package org.lambdainvoke.internal.request;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * The parameters of a form whose bytes were read by this filter, as the container would have parsed them. They stand
 * after those of the query, which the container has. Not thread-safe, as no request is.
 */
final class ReplayedForm {
    /** Ten times what containers take by default: a body of short names shall not fill the memory. */
    private static final int MAX_PARAMETERS = 10_000;

    private final Bytes body;
    private final FormHabits habits;
    private final @Nullable String ofField;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private boolean isParsed;
    private int count;

    private ReplayedForm(Bytes body, FormHabits habits, @Nullable String ofField) {
        this.body = body;
        this.habits = habits;
        this.ofField = ofField;
    }

    /**
     * The form in {@code body}; null when the container parses none of this method.
     *
     * @param contentType the field as it was sent
     */
    static @Nullable ReplayedForm of(HttpServletRequest request, @Nullable String contentType, Bytes body) {
        ServletRequest container = EarlierReads.unwrapped(request);
        FormHabits habits = FormHabits.of(container);
        // A wrapper may have changed the method, the container goes by what was sent.
        String method = container instanceof HttpServletRequest sent ? sent.getMethod() : request.getMethod();
        return habits.parse(method) ? new ReplayedForm(body, habits, charsetIn(contentType)) : null;
    }

    private static @Nullable String charsetIn(@Nullable String contentType) {
        try {
            return MediaType.parse(contentType).parameters().get("charset");
        } catch (InvocationFailure e) {
            return null;
        }
    }

    /** Whether the form was parsed, so that its bytes are gone. */
    boolean isParsed() {
        return isParsed;
    }

    /** Whether a parameter of the query is had without the form. */
    boolean isLeftAlone(@Nullable String ofQuery) {
        return ofQuery != null && habits.looksInQueryFirst();
    }

    /**
     * Parses the form the first time that it is called.
     *
     * @param ofRequest what {@code getCharacterEncoding()} says
     * @throws IllegalStateException each time when there are too many parameters, as containers do it
     */
    void parse(@Nullable String ofRequest) {
        if (!isParsed) {
            isParsed = true;
            UrlEncoding.mendForm(body, charset(habits.obeysApplication() ? ofRequest : ofField), this::add);
        }
        if (count > MAX_PARAMETERS) {
            throw new IllegalStateException("The form has more than " + MAX_PARAMETERS + " parameters.");
        }
    }

    /** An unknown charset is as good as none to most containers. */
    private Charset charset(@Nullable String name) {
        try {
            return name == null ? habits.unlessNamed() : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return habits.unlessNamed();
        }
    }

    private void add(String name, String value) {
        if (name.isEmpty() && !habits.takesEmptyNames()) {
            return;
        }
        if (++count > MAX_PARAMETERS) {
            values.clear();
            return;
        }
        values.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value);
    }

    /** The first value of {@code name}; null when there is none. */
    @Nullable
    String first(String name) {
        List<String> found = values.get(name);
        return found == null ? null : found.get(0);
    }

    /** The values of the query, then those of the form; null when there are none. */
    String @Nullable [] after(String @Nullable [] ofQuery, String name) {
        List<String> found = values.get(name);
        if (found == null) {
            return ofQuery;
        }
        List<String> all = new ArrayList<>(ofQuery == null ? List.of() : List.of(ofQuery));
        all.addAll(found);
        return all.toArray(new String[0]);
    }

    /** All parameters: those of the query, with the form's values after theirs, then those of the form alone. */
    Map<String, String[]> after(Map<String, String[]> ofQuery) {
        Map<String, String[]> all = new LinkedHashMap<>(ofQuery);
        for (String name : values.keySet()) {
            String[] together = after(all.get(name), name);
            if (together != null) {
                all.put(name, together);
            }
        }
        return all;
    }
}

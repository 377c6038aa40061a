package org.lambdainvoke.payload;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.http.FieldNames;
import org.lambdainvoke.http.HopByHop;
import org.lambdainvoke.invoke.Bytes;

/**
 * The fields of a request that a function may see, in order of first appearance: none that belongs to the connection,
 * none that the settings exclude. Immutable.
 */
final class RequestFields {
    /**
     * A field.
     *
     * @param name as the container gives it
     * @param values one for each time that it was sent, never none
     */
    record Field(String name, List<String> values) {
        Field(String name, String value) {
            this(name, List.of(value));
        }
    }

    /** Say to a function what only its caller may say: for which tenant it runs, and that its answer is not sent. */
    private static final FieldNames OF_THE_CALLER = FieldNames.of("x-amz-tenant-id", "x-lambda-invoke-shadow");

    private final List<Field> fields;
    private final FieldNames excluded;

    private RequestFields(List<Field> fields, FieldNames excluded) {
        this.fields = fields;
        this.excluded = excluded;
    }

    static RequestFields of(HttpServletRequest request, FieldNames excluded) {
        List<Field> fields = new ArrayList<>();
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            // A filter in front that adds a field may give its name beside the client's, in another spelling.
            if (seen.add(name)) {
                fields.add(new Field(name, list(request.getHeaders(name))));
            }
        }
        return of(fields, excluded);
    }

    /** Most fields have one value. */
    private static List<String> list(Enumeration<String> values) {
        if (!values.hasMoreElements()) {
            return List.of();
        }
        String first = decoded(values.nextElement());
        if (!values.hasMoreElements()) {
            return Collections.singletonList(first);
        }
        List<String> all = new ArrayList<>();
        all.add(first);
        while (values.hasMoreElements()) {
            all.add(decoded(values.nextElement()));
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * The text of a value. Containers give a character for each byte, as Latin-1 has it; AWS reads UTF-8 where it is.
     * What a filter in front has decoded before stays.
     */
    private static String decoded(String value) {
        int highest = 0;
        for (int i = 0; i < value.length(); i++) {
            highest = Math.max(highest, value.charAt(i));
        }
        if (highest < 0x80 || highest > 0xFF) {
            return value;
        }
        try {
            return Bytes.of(value.getBytes(StandardCharsets.ISO_8859_1)).decode(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    /** Takes of all received {@code fields} those that may be seen. */
    static RequestFields of(List<Field> fields, FieldNames excluded) {
        List<Field> seen = new ArrayList<>(fields.size());
        for (Field field : fields) {
            if (!field.values().isEmpty()
                    && !HopByHop.ALWAYS.contains(field.name())
                    && !OF_THE_CALLER.contains(field.name())
                    && !excluded.contains(field.name())) {
                seen.add(field.name().equalsIgnoreCase("Cookie") ? joined(field) : field);
            }
        }
        return new RequestFields(seen, excluded);
    }

    /** HTTP/2 may cut a cookie field into several; applications see one (RFC 9113, section 8.2.3). */
    private static Field joined(Field cookies) {
        return cookies.values().size() == 1 ? cookies : new Field(cookies.name(), String.join("; ", cookies.values()));
    }

    /** These fields without {@code names}. */
    RequestFields without(FieldNames names) {
        List<Field> rest = new ArrayList<>(fields.size());
        for (Field field : fields) {
            if (!names.contains(field.name())) {
                rest.add(field);
            }
        }
        return new RequestFields(rest, excluded);
    }

    /** These fields, with {@code replacements} in place of whatever had their names. Excluded ones stay excluded. */
    RequestFields with(List<Field> replacements) {
        List<Field> replaced = new ArrayList<>(fields.size() + replacements.size());
        for (Field field : fields) {
            if (valuesOf(field.name(), replacements).isEmpty()) {
                replaced.add(field);
            }
        }
        for (Field replacement : replacements) {
            if (!excluded.contains(replacement.name())) {
                replaced.add(replacement);
            }
        }
        return new RequestFields(replaced, excluded);
    }

    /** All values of {@code name} in order; empty when it was not sent. */
    List<String> values(String name) {
        return valuesOf(name, fields);
    }

    /** The last value of {@code name}; null when it was not sent. */
    @Nullable
    String last(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    List<Field> all() {
        return Collections.unmodifiableList(fields);
    }

    /** The values by name, the names in lower case. */
    Map<String, List<String>> byLowerCaseName() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : fields) {
            values.put(field.name().toLowerCase(Locale.ROOT), field.values());
        }
        return values;
    }

    private static List<String> valuesOf(String name, List<Field> fields) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.values();
            }
        }
        return List.of();
    }
}

package org.lambdainvoke.internal.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.HopByHop;

/**
 * The fields of a request that a function may see, in order of first appearance: none that belongs to the connection,
 * none that the settings exclude. Immutable.
 */
public final class RequestFields {
    /**
     * A field.
     *
     * @param name as the container gives it
     * @param values one for each time that it was sent, never none
     */
    public record Field(String name, List<String> values) {
        public Field(String name, String value) {
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

    /**
     * Takes of all received fields those that may be seen.
     *
     * @param fields the fields, no name twice
     * @param excluded fields that no function sees
     * @return the rest
     */
    public static RequestFields of(List<Field> fields, FieldNames excluded) {
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
    public RequestFields without(FieldNames names) {
        List<Field> rest = new ArrayList<>(fields.size());
        for (Field field : fields) {
            if (!names.contains(field.name())) {
                rest.add(field);
            }
        }
        return new RequestFields(rest, excluded);
    }

    /** These fields, with {@code replacements} in place of whatever had their names. Excluded ones stay excluded. */
    public RequestFields with(List<Field> replacements) {
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

    /** These fields and one that no client has sent, whatever is excluded. */
    public RequestFields and(Field added) {
        List<Field> more = new ArrayList<>(fields);
        more.add(added);
        return new RequestFields(more, excluded);
    }

    /** All values of {@code name} in order; empty when it was not sent. */
    public List<String> values(String name) {
        return valuesOf(name, fields);
    }

    /** The last value of {@code name}; null when it was not sent. */
    @Nullable
    public String last(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    /** All of them in their order. */
    public List<Field> all() {
        return Collections.unmodifiableList(fields);
    }

    /** The values by name, the names in lower case. */
    public Map<String, List<String>> byLowerCaseName() {
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

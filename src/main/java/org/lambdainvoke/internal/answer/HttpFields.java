package org.lambdainvoke.internal.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.FieldSyntax;

/** Response fields (RFC 9110, section 6.3) in order; a name may come several times. Immutable. */
public final class HttpFields {
    /** No fields. */
    public static final HttpFields NONE = new HttpFields(List.of());

    /** A field line. */
    public record Field(String name, String value) {}

    private final List<Field> fields;

    private HttpFields(List<Field> fields) {
        this.fields = fields;
    }

    static HttpFields of(List<Field> fields) {
        return new HttpFields(List.copyOf(fields));
    }

    /** These fields with one in place of all that had its name; these alone when {@code value} is null or illegal. */
    HttpFields with(String name, @Nullable String value) {
        if (value == null || !FieldSyntax.isValue(value)) {
            return this;
        }
        List<Field> more = new ArrayList<>(fields.size() + 1);
        for (Field field : fields) {
            if (!field.name().equalsIgnoreCase(name)) {
                more.add(field);
            }
        }
        more.add(new Field(name, value));
        return new HttpFields(more);
    }

    /** These fields less those that {@code names} contains. */
    HttpFields without(FieldNames names) {
        List<Field> rest = new ArrayList<>(fields.size());
        for (Field field : fields) {
            if (!names.contains(field.name())) {
                rest.add(field);
            }
        }
        return new HttpFields(rest);
    }

    /** Whether there is a field of this name, whose case does not count, and this value. */
    public boolean contains(String name, String value) {
        return fields.stream()
                .anyMatch(field ->
                        field.name().equalsIgnoreCase(name) && field.value().equals(value));
    }

    /** How many characters the names and values have. */
    int size() {
        int size = 0;
        for (Field field : fields) {
            size += field.name().length() + field.value().length();
        }
        return size;
    }

    /** All of them in their order. */
    public List<Field> all() {
        return fields;
    }
}

package org.lambdainvoke.response;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Response fields (RFC 9110, section 6.3) in order. Immutable. */
public final class HttpFields {
    static final HttpFields NONE = new HttpFields(List.of());

    private record Field(String name, String value) {}

    private final List<Field> fields;

    private HttpFields(List<Field> fields) {
        this.fields = fields;
    }

    /** These fields and one more; these alone when {@code value} is null. */
    public HttpFields with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        List<Field> more = new ArrayList<>(fields.size() + 1);
        more.addAll(fields);
        more.add(new Field(name, value));
        return new HttpFields(more);
    }

    void forEach(BiConsumer<String, String> receiver) {
        fields.forEach(field -> receiver.accept(field.name, field.value));
    }
}

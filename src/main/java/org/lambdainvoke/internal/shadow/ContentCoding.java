package org.lambdainvoke.internal.shadow;

import java.util.List;
import java.util.Locale;
import org.lambdainvoke.call.HttpAnswer;

/** How a body is coded (RFC 9110, section 8.4), as far as it can be taken off here. */
enum ContentCoding {
    IDENTITY,
    GZIP,
    /** One that stays on, or several. */
    OTHER;

    static final String FIELD = "content-encoding";

    static ContentCoding of(List<HttpAnswer.Field> fields) {
        List<String> values = fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(FIELD))
                .map(field -> field.value().strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("identity"))
                .toList();
        if (values.isEmpty()) {
            return IDENTITY;
        }
        // Section 8.4.1.3: the two are the same.
        return values.equals(List.of("gzip")) || values.equals(List.of("x-gzip")) ? GZIP : OTHER;
    }
}

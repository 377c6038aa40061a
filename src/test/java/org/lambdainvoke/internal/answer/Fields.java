package org.lambdainvoke.internal.answer;

import java.util.ArrayList;
import java.util.List;

/** Makes fields, of which several may have one name. */
public final class Fields {
    private Fields() {}

    /** Name, value and so on. */
    public static HttpFields of(String... namesAndValues) {
        List<HttpFields.Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new HttpFields.Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return HttpFields.of(fields);
    }
}

package org.lambdainvoke.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestFields.Field;

/** Reads the fields of a request. */
final class FieldsReader {
    private FieldsReader() {}

    static RequestFields read(HttpServletRequest request, FieldNames excluded) {
        List<Field> fields = new ArrayList<>();
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        // A copy: wrappers may change what they list names from when a value is asked for.
        for (String name : Collections.list(request.getHeaderNames())) {
            // A filter in front that adds a field may give its name beside the client's, in another spelling.
            if (seen.add(name)) {
                fields.add(new Field(name, list(request.getHeaders(name))));
            }
        }
        return RequestFields.of(fields, excluded);
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
}

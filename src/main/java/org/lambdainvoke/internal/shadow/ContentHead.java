package org.lambdainvoke.internal.shadow;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.lambdainvoke.call.HttpAnswer;

/**
 * What the head of an answer says of its body. Immutable.
 *
 * @param coding how it is coded
 * @param json what it is decoded by where it is to be JSON; empty for other types, and where the charset is unknown
 */
record ContentHead(ContentCoding coding, Optional<Charset> json) {
    static ContentHead of(List<HttpAnswer.Field> fields) {
        Optional<Charset> json = fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(HeaderComparison.CONTENT_TYPE))
                .findFirst()
                .map(field -> ContentType.parse(field.value()))
                .filter(ContentType::isJson)
                .flatMap(ContentType::decoder);
        return new ContentHead(ContentCoding.of(fields), json);
    }

    /** Whether the coding can be taken off. */
    boolean isDecodable() {
        return coding != ContentCoding.OTHER;
    }
}

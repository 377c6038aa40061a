package org.lambdainvoke.internal.shadow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.HttpAnswer;

/** Answers of either side, and what is found between them. */
final class Answers {
    static final int MAX_BODY = 100_000;

    private Answers() {}

    /** Fields from names and values, in turns. */
    static List<HttpAnswer.Field> fields(String... namesAndValues) {
        List<HttpAnswer.Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new HttpAnswer.Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return fields;
    }

    static ShadowAnswer json(String body) {
        return json(Bytes.utf8(body));
    }

    static ShadowAnswer json(Bytes body) {
        return ShadowAnswer.of(200, fields("Content-Type", "application/json"), body);
    }

    static ShadowAnswer text(String body) {
        return ShadowAnswer.of(200, fields("Content-Type", "text/plain"), Bytes.utf8(body));
    }

    static Findings compare(ShadowAnswer application, ShadowAnswer function) {
        return compare("", application, function);
    }

    static Findings compare(String ignored, ShadowAnswer application, ShadowAnswer function) {
        return new Comparison(IgnoreRules.parse(ignored), MAX_BODY).compare(application, function);
    }

    static List<String> paths(Findings findings) {
        return findings.differences().stream().map(Difference::path).toList();
    }

    static Bytes gzip(Bytes content) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(sink)) {
            content.writeTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(sink.toByteArray());
    }
}

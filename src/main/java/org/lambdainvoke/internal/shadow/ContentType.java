package org.lambdainvoke.internal.shadow;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Type}, as far as it is compared: whatever an application has set is one, well-formed or not.
 * Immutable.
 *
 * @param name type and subtype in lower case
 * @param charset the charset's own name where it is known here, in lower case; for JSON UTF-8 unless another is named
 *     (RFC 8259, section 8.1); null when there is none
 */
record ContentType(String name, @Nullable String charset) {
    /** What stands further behind is not looked at: the matcher goes as deep as a quoted string has escapes. */
    private static final int MAX_CHARACTERS = 1000;

    private static final Pattern PARAMETER = Pattern.compile(";\\s*+(?<name>[^\\s;=\"]*+)\\s*+="
            + "\\s*(?:\"(?<quoted>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(?<token>[^;]*))");

    /** Reads a field; an empty one has an empty name. */
    static ContentType parse(String value) {
        String field = value.substring(0, Math.min(value.length(), MAX_CHARACTERS));
        int semicolon = field.indexOf(';');
        String name = field.substring(0, semicolon < 0 ? field.length() : semicolon)
                .strip()
                .toLowerCase(Locale.ROOT);
        Matcher parameter = PARAMETER.matcher(field);
        while (parameter.find()) {
            if (parameter.group("name").equalsIgnoreCase("charset")) {
                String quoted = parameter.group("quoted");
                return new ContentType(name, canonical(quoted == null ? parameter.group("token") : quoted));
            }
        }
        return new ContentType(name, isJson(name) ? canonical("utf-8") : null);
    }

    private static String canonical(String charset) {
        String stripped = charset.strip();
        return known(stripped).map(Charset::name).orElse(stripped).toLowerCase(Locale.ROOT);
    }

    private static Optional<Charset> known(String charset) {
        try {
            return Optional.of(Charset.forName(charset));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** RFC 8259, and the structured suffix of RFC 6839, section 3.1. */
    boolean isJson() {
        return isJson(name);
    }

    private static boolean isJson(String name) {
        return name.equals("application/json") || name.endsWith("+json");
    }

    /** What a body is decoded by: UTF-8 unless another is named; empty when that is not known here. */
    Optional<Charset> decoder() {
        return charset == null ? Optional.of(StandardCharsets.UTF_8) : known(charset);
    }

    /** By hand: that of a record leaves its class loader in a cache of the JDK 17. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentType type && name.equals(type.name) && Objects.equals(charset, type.charset);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, charset);
    }
}

package org.lambdainvoke.payload;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * A {@code Content-Type} (RFC 9110, section 8.3.1). Immutable.
 *
 * @param name type and subtype in lower case; empty when the request names none
 * @param parameters the parameters, their names in lower case
 */
record MediaType(String name, Map<String, String> parameters) {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    static MediaType parse(@Nullable String contentType) throws InvocationFailure {
        if (contentType == null) {
            return new MediaType("", Map.of());
        }
        int semicolon = contentType.indexOf(';');
        int end = semicolon < 0 ? contentType.length() : semicolon;
        String name = contentType.substring(0, end).strip();
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            throw Rejection.malformed("The Content-Type is malformed.");
        }
        return new MediaType(name.toLowerCase(Locale.ROOT), HeaderParameters.parse(contentType.substring(end)));
    }

    boolean isForm() {
        return name.equals("application/x-www-form-urlencoded");
    }

    boolean isMultipartForm() {
        return name.equals("multipart/form-data");
    }

    /** RFC 8259, and the structured suffix of RFC 6839, section 3.1. */
    boolean isJson() {
        return name.equals("application/json") || name.endsWith("+json");
    }

    Charset charset() throws InvocationFailure {
        return charset(StandardCharsets.UTF_8);
    }

    Charset charset(Charset unlessNamed) throws InvocationFailure {
        String charset = parameters.get("charset");
        if (charset == null) {
            return unlessNamed;
        }
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Rejection.malformed("The charset of the Content-Type is unknown.", e);
        }
    }
}

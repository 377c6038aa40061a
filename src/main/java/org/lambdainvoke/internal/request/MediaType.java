package org.lambdainvoke.internal.request;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;

/**
 * A {@code Content-Type} (RFC 9110, section 8.3.1). Immutable.
 *
 * @param name type and subtype in lower case; empty when the request names none
 * @param parameters the parameters, their names in lower case
 */
public record MediaType(String name, Map<String, String> parameters) {

    /** The name of a form without files. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** The name of a form with files. */
    public static final String MULTIPART_FORM = "multipart/form-data";

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /**
     * The type that a field names.
     *
     * @param contentType the field; null when it was not sent
     * @return the type
     * @throws InvocationFailure when the field is malformed
     */
    public static MediaType parse(@Nullable String contentType) throws InvocationFailure {
        if (contentType == null) {
            return new MediaType("", Map.of());
        }
        String name = nameOf(contentType);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            throw Rejection.malformed("The Content-Type is malformed.");
        }
        return new MediaType(name, HeaderParameters.parse(contentType.substring(endOfName(contentType))));
    }

    /**
     * What stands for type and subtype, well-formed or not.
     *
     * @param contentType the field; null when it was not sent
     * @return the name in lower case; empty when the request names none
     */
    public static String nameOf(@Nullable String contentType) {
        return contentType == null
                ? ""
                : contentType.substring(0, endOfName(contentType)).strip().toLowerCase(Locale.ROOT);
    }

    private static int endOfName(String contentType) {
        int semicolon = contentType.indexOf(';');
        return semicolon < 0 ? contentType.length() : semicolon;
    }

    /** Whether it is {@code application/x-www-form-urlencoded}. */
    public boolean isForm() {
        return name.equals(FORM);
    }

    /** Whether it is {@code multipart/form-data}. */
    public boolean isMultipartForm() {
        return name.equals(MULTIPART_FORM);
    }

    /** RFC 8259, and the structured suffix of RFC 6839, section 3.1. */
    public boolean isJson() {
        return name.equals("application/json") || name.endsWith("+json");
    }

    /**
     * The charset of the text.
     *
     * @return the one that is named, else UTF-8
     * @throws InvocationFailure when it is unknown
     */
    public Charset charset() throws InvocationFailure {
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

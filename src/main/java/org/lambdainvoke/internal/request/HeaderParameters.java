package org.lambdainvoke.internal.request;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Reads the parameters of a {@code Content-Type} or a {@code Content-Disposition} strictly (RFC 9110, section 5.6.6).
 * The parser of commons-fileupload would decode RFC 2047 words, which RFC 7578 does not have, and drop what is
 * malformed.
 */
final class HeaderParameters {
    /** In a quoted string only a quote and a backslash are escaped: browsers send a lone backslash as it is. */
    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*;\\s*(?:(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:\"(?<quoted>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(?<token>[^\\s;\"]*)))?");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    private HeaderParameters() {}

    /**
     * The parameters by name in lower case.
     *
     * @param text what stands behind the value, beginning with the first semicolon
     */
    static Map<String, String> parse(String text) throws InvocationFailure {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(text.stripTrailing());
        int end = 0;
        while (end < matcher.regionEnd()) {
            matcher.region(end, matcher.regionEnd());
            if (!matcher.lookingAt()) {
                throw malformed();
            }
            end = matcher.end();
            String name = matcher.group("name");
            if (name != null && parameters.put(name.toLowerCase(Locale.ROOT), value(matcher)) != null) {
                throw malformed();
            }
        }
        return parameters;
    }

    private static String value(Matcher parameter) {
        String quoted = parameter.group("quoted");
        return quoted == null
                ? parameter.group("token")
                : ESCAPED.matcher(quoted).replaceAll("$1");
    }

    private static InvocationFailure malformed() {
        return Rejection.malformed("A Content-Type or Content-Disposition is malformed.");
    }
}

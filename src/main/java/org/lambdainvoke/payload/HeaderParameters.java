package org.lambdainvoke.payload;

import java.util.Map;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.lambdainvoke.invoke.InvocationFailure;

/** Reads the parameters behind the value of a {@code Content-Type} or a {@code Content-Disposition}. */
final class HeaderParameters {
    private HeaderParameters() {}

    /** The parameters, their names in lower case; the value in front of them is one more name, without a value. */
    static Map<String, String> parse(String header) throws InvocationFailure {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        try {
            return parser.parse(header, ';');
        } catch (RuntimeException e) {
            // The parser decodes RFC 2231 and RFC 2047 forms, and trips over malformed ones.
            throw Rejection.malformed("A Content-Type or Content-Disposition is malformed.", e);
        }
    }
}

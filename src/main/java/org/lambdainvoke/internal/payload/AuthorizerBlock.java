package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.lambdainvoke.internal.request.Caller;

/** Who the client is, as a Lambda authorizer of API Gateway would have put it into the event. */
final class AuthorizerBlock {
    /** As many as a double may need; a decimal number of an application may ask for thousands of millions. */
    private static final int MAX_ZEROS = 400;

    private AuthorizerBlock() {}

    /** Writes the members of the block, numbers and booleans as what they are. */
    static void writeMembers(Caller caller, EventWriter event) throws IOException {
        writeLogin(caller, event);
        for (Map.Entry<String, Object> attribute : caller.attributes().entrySet()) {
            event.value(attribute.getKey(), attribute.getValue());
        }
    }

    /** Writes the members of the block as texts, which is what a REST API makes of numbers and booleans. */
    static void writeTexts(Caller caller, EventWriter event) throws IOException {
        writeLogin(caller, event);
        for (Map.Entry<String, Object> attribute : caller.attributes().entrySet()) {
            event.text(attribute.getKey(), text(attribute.getValue()));
        }
    }

    private static void writeLogin(Caller caller, EventWriter event) throws IOException {
        if (caller.principal() != null) {
            event.text("principalId", caller.principal());
        }
        if (caller.authType() != null) {
            event.text("authType", caller.authType());
        }
    }

    /** Java writes large and small numbers with an exponent, which nobody expects in a text of digits. */
    private static String text(Object value) {
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            BigDecimal number = new BigDecimal(value.toString());
            return Math.abs((long) number.scale()) <= MAX_ZEROS ? number.toPlainString() : number.toString();
        }
        return value.toString();
    }
}

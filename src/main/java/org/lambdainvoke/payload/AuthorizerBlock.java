package org.lambdainvoke.payload;

import java.io.IOException;
import java.util.Map;

/** Who the client is, as a Lambda authorizer of API Gateway would have put it into the event. */
final class AuthorizerBlock {
    private AuthorizerBlock() {}

    /** Writes the members of the block. */
    static void writeMembers(Caller caller, EventWriter event) throws IOException {
        if (caller.principal() != null) {
            event.text("principalId", caller.principal());
        }
        if (caller.authType() != null) {
            event.text("authType", caller.authType());
        }
        for (Map.Entry<String, Object> attribute : caller.attributes().entrySet()) {
            event.value(attribute.getKey(), attribute.getValue());
        }
    }
}

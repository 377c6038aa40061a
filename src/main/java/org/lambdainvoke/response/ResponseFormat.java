package org.lambdainvoke.response;

import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationType;

/** How a function's result becomes the HTTP answer. */
public enum ResponseFormat {
    /** Status 200 and the function's bytes as JSON. */
    PAYLOAD("payload");

    private final String text;

    ResponseFormat(String text) {
        this.text = text;
    }

    /** The value of the init-param. */
    public String text() {
        return text;
    }

    /**
     * The answer for a call that Lambda took and whose function did not fail. Calls that wait for no function have no
     * body, whatever the format: {@code Event} is answered with 202, {@code DryRun} with 204.
     */
    public Answer answer(InvocationType type, InvocationResult result) {
        return switch (type) {
            case REQUEST_RESPONSE ->
                switch (this) {
                    case PAYLOAD -> PayloadAnswer.of(result);
                };
            case EVENT -> PayloadAnswer.withoutBody(202, result);
            case DRY_RUN -> PayloadAnswer.withoutBody(204, result);
        };
    }
}

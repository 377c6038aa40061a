package org.lambdainvoke.payload;

import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** What the function receives. */
public enum PayloadFormat {
    /** A JSON object of the request's parameters, as the early Kong plugin sends it. */
    PARAMETERS("parameters"),
    /** The request's body: JSON as it is, anything else as a JSON string. */
    BODY("body");

    private final String text;

    PayloadFormat(String text) {
        this.text = text;
    }

    /** The value of the init-param. */
    public String text() {
        return text;
    }

    /**
     * Makes the payload.
     *
     * @return JSON in UTF-8
     * @throws InvocationFailure when the request is malformed or over a limit
     */
    public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        return switch (this) {
            case PARAMETERS -> ParametersPayload.encode(snapshot, limits);
            case BODY -> BodyPayload.encode(snapshot);
        };
    }
}

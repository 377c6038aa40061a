package org.lambdainvoke.call;

/** The clients that calls can be made by, as the init-param {@code client} names them. They behave alike. */
public enum InvokeClient {
    /** Signs and sends the call itself. */
    POOLED("pooled"),
    /** The synchronous client of the AWS SDK for Java v1. */
    SDK("sdk");

    private final String text;

    InvokeClient(String text) {
        this.text = text;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }
}

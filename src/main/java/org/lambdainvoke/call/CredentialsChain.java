package org.lambdainvoke.call;

/** Which AWS SDK for Java finds credentials and regions, and calls STS. */
public enum CredentialsChain {
    /** The SDK v2 where it is on the class path and leads to the same identity as v1, which is asked otherwise. */
    AUTO("auto"),
    /** The SDK v1, {@code com.amazonaws}. */
    SDK_V1("sdk-v1"),
    /** The SDK v2, {@code software.amazon.awssdk}. */
    SDK_V2("sdk-v2");

    private final String text;

    CredentialsChain(String text) {
        this.text = text;
    }

    /** {@return the value of the init-param {@code aws_credentials}} */
    public String text() {
        return text;
    }
}

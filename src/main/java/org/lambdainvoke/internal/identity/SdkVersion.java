package org.lambdainvoke.internal.identity;

/** The AWS SDKs for Java that can be asked for an identity. */
public enum SdkVersion {
    /** {@code com.amazonaws}. */
    V1("SDK v1"),
    /** {@code software.amazon.awssdk}. */
    V2("SDK v2");

    private final String text;

    SdkVersion(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

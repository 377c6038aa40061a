package org.lambdainvoke.internal.settings;

/** The parts of the SDKs that an application brings or leaves out. */
public enum SdkModule {
    /** What every source of the SDK v1 needs. */
    V1_CORE("com.amazonaws:aws-java-sdk-core"),
    /** Roles and web identity. */
    V1_STS("com.amazonaws:aws-java-sdk-sts"),
    /** What every source of the SDK v2 needs. */
    V2_AUTH("software.amazon.awssdk:auth"),
    /** Roles and web identity. */
    V2_STS("software.amazon.awssdk:sts"),
    /** Sessions of IAM Identity Center. */
    V2_SSO("software.amazon.awssdk:sso"),
    /** The token of such a session. */
    V2_SSOOIDC("software.amazon.awssdk:ssooidc"),
    /** Sessions of {@code aws login}. */
    V2_SIGNIN("software.amazon.awssdk:signin"),
    /** What the clients that the SDK v2 makes by itself need. */
    V2_HTTP("an HTTP client of the SDK v2, such as software.amazon.awssdk:url-connection-client");

    private final String text;

    SdkModule(String text) {
        this.text = text;
    }

    /** Its Maven coordinates without the version. */
    @Override
    public String toString() {
        return text;
    }
}

package org.lambdainvoke.internal.settings;

import java.util.List;
import java.util.stream.Stream;

/** The modules of the AWS SDKs, each of which only some need. */
public final class SdkLibraries {
    private static final String OURS = SdkLibraries.class.getName();
    private static final String GROUP_V1 = "com.amazonaws";
    private static final String GROUP_V2 = "software.amazon.awssdk";

    /** Releases before it pass by the endpoints that the environment names, such as AWS_ENDPOINT_URL_STS. */
    private static final String WITH_ENDPOINTS = "2.28.1";

    private static final String ENDPOINTS = "software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider";

    private static final Library V1 = new Library(
            GROUP_V1,
            "aws-java-sdk-core",
            "1.12.100",
            "",
            OURS,
            // Releases before 1.12 name a class that Jackson has no more.
            List.of("com.amazonaws.retry.RetryPolicy$RetryPolicyBuilder"));

    private static final Library JACKSON_OF_V1 = new Library(
            "com.fasterxml.jackson.core",
            "jackson-databind",
            "2.12.7",
            "jackson-bom.version",
            "com.amazonaws.util.json.Jackson",
            List.of("com.fasterxml.jackson.databind.PropertyNamingStrategies"));

    /** Only the client of the SDK needs it. */
    private static final Library LAMBDA_OF_V1 = new Library(
            GROUP_V1,
            "aws-java-sdk-lambda",
            "1.12.100",
            "",
            OURS,
            List.of("com.amazonaws.services.lambda.AWSLambdaClientBuilder"));

    /** Its release calls members of the SDK's that releases before it may not have. */
    private static final Library STS_OF_V1 = new Library(
            GROUP_V1,
            "aws-java-sdk-sts",
            "1.12.100",
            "",
            OURS,
            List.of("com.amazonaws.services.securitytoken.AWSSecurityTokenService"));

    private static final Library V2 = ofV2(
            "auth",
            "2.25.24",
            "software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider",
            "software.amazon.awssdk.identity.spi.Identity#providerName");

    private static final Library STS_OF_V2 =
            ofV2("sts", WITH_ENDPOINTS, "software.amazon.awssdk.services.sts.StsClient", ENDPOINTS);
    private static final Library SSO_OF_V2 =
            ofV2("sso", WITH_ENDPOINTS, "software.amazon.awssdk.services.sso.SsoClient", ENDPOINTS);
    private static final Library SSOOIDC_OF_V2 =
            ofV2("ssooidc", WITH_ENDPOINTS, "software.amazon.awssdk.services.ssooidc.SsoOidcClient", ENDPOINTS);

    /** For {@code aws login}. */
    private static final Library SIGNIN_OF_V2 =
            ofV2("signin", "2.40.2", "software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider");

    /** The HTTP clients that the SDK v2 finds, by their services. */
    private static final List<Library> HTTP_OF_V2 = List.of(
            ofV2(
                    "url-connection-client",
                    WITH_ENDPOINTS,
                    "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService"),
            ofV2("apache-client", WITH_ENDPOINTS, "software.amazon.awssdk.http.apache.ApacheSdkHttpService"),
            ofV2("apache5-client", WITH_ENDPOINTS, "software.amazon.awssdk.http.apache5.Apache5SdkHttpService"),
            ofV2("aws-crt-client", WITH_ENDPOINTS, "software.amazon.awssdk.http.crt.AwsCrtSdkHttpService"));

    private SdkLibraries() {}

    private static Library ofV2(String artifact, String lowest, String... members) {
        return new Library(GROUP_V2, artifact, lowest, "", OURS, List.of(members));
    }

    /** Why {@code module} can't be used; empty when it can. */
    public static String fault(SdkModule module) {
        if (Libraries.isNativeImage()) {
            return "";
        }
        return switch (module) {
            case V1_CORE -> first(V1.fault(), JACKSON_OF_V1.fault());
            case V1_STS -> faultOfStsOfV1();
            case V2_AUTH -> V2.fault();
            case V2_STS -> STS_OF_V2.fault();
            case V2_SSO -> SSO_OF_V2.fault();
            case V2_SSOOIDC -> SSOOIDC_OF_V2.fault();
            case V2_SIGNIN -> SIGNIN_OF_V2.fault();
            case V2_HTTP ->
                HTTP_OF_V2.stream().anyMatch(client -> client.fault().isEmpty())
                        ? ""
                        : "none of the SDK v2's HTTP clients is on the class path, such as " + GROUP_V2
                                + ":url-connection-client";
        };
    }

    /** Why there can be no client of the SDK v1; empty when there can. */
    public static String faultOfClient() {
        return Libraries.isNativeImage() ? "" : first(fault(SdkModule.V1_CORE), LAMBDA_OF_V1.fault());
    }

    private static String faultOfStsOfV1() {
        String sdk = V1.found();
        String sts = STS_OF_V1.found();
        String cure = ", take version [" + sdk + "], that of " + V1.name();
        if (sts.equals(Library.NONE)) {
            return STS_OF_V1.name() + " is not on the class path" + cure;
        }
        return Libraries.isNewer(sts, sdk) ? STS_OF_V1.name() + " has version [" + sts + "]" + cure : "";
    }

    private static String first(String fault, String other) {
        return fault.isEmpty() ? other : fault;
    }

    /** Those that a failure may be about. */
    static Stream<Library> all() {
        return Stream.of(V1, JACKSON_OF_V1, V2);
    }
}

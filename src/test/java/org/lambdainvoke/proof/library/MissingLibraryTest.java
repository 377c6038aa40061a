package org.lambdainvoke.proof.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.ConfigurationException;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.Inside;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.OnEveryClient;
import org.lambdainvoke.http.identity.IdentityProgram;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.NotingEndpoint;

/** Optional libraries that are not there. */
public class MissingLibraryTest {
    private static final List<String> BOTH_SDKS = List.of(
            "aws-java-sdk-",
            "jackson-",
            "joda-time-",
            "auth-",
            "aws-core-",
            "identity-spi-",
            "regions-",
            "sdk-core-",
            "sso-",
            "sts-");

    @Rule
    public final NotingEndpoint lambda = new NotingEndpoint();

    @Test
    public void keysThatAreWrittenNeedNoSdk() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.without(
                        BOTH_SDKS,
                        IdentityProgram.class,
                        "endpoint_url=" + lambda.url(),
                        "aws_region=eu-west-1",
                        "aws_key=AKIDWRITTEN",
                        "aws_secret=secret")))
                .endsWith("answered\n");
        assertThat(lambda.keys()).containsOnly("AKIDWRITTEN");
    }

    @Test
    public void credentialsOfAProgramNeedNoSdk() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.without(BOTH_SDKS, SuppliesCredentials.class, lambda.url())))
                .endsWith("answered");
        assertThat(lambda.keys()).containsExactly("AKIDSUPPLIED session");
    }

    @Test
    public void identityThatNoSdkFindsIsOneClearMessage() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.without(
                        BOTH_SDKS, IdentityProgram.class, "endpoint_url=" + lambda.url(), "aws_region=eu-west-1")))
                .contains("aws_credentials")
                .contains("software.amazon.awssdk:auth: found [none]")
                .contains("com.amazonaws:aws-java-sdk-core: found [none]")
                .contains("write aws_key and aws_secret");
    }

    /** What STS answers is of a jar that comes with its module, and not with {@code auth}. */
    @Test
    public void sourceThatFailsIsToldWithTheCoreOfTheSdkV2Alone() throws Exception {
        ProcessBuilder program = JavaProgram.without(
                List.of("aws-core-", "aws-query-", "aws-json-", "sts-2", "sso", "signin-", "lambda-2"),
                IdentityProgram.class,
                "endpoint_url=" + lambda.url(),
                "aws_region=eu-west-1",
                "aws_credentials=sdk-v2");
        program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        program.environment().put("AWS_CONTAINER_CREDENTIALS_FULL_URI", FaultEndpoint.closedPortUrl());
        assertThat(JavaProgram.outputOf(program))
                .contains("failure: REJECTED", "software.amazon.awssdk.core.exception.SdkClientException")
                .doesNotContain("NoClassDefFoundError");
    }

    @Test
    public void roleWithoutStsIsOneClearMessage() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.without(List.of("aws-java-sdk-sts", "sts-2"), AssumesARole.class)))
                .contains("aws_credentials")
                .contains("software.amazon.awssdk:sts: found [none]");
    }

    @Test
    public void roleWithTheStsOfEitherSdkIsAccepted() throws Exception {
        for (String missing : List.of("aws-java-sdk-sts", "sts-2")) {
            assertThat(JavaProgram.outputOf(JavaProgram.without(List.of(missing), AssumesARole.class)))
                    .as(missing)
                    .endsWith("accepted");
        }
    }

    @Test
    public void roleWithStsIsAccepted() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.of(AssumesARole.class, List.of())))
                .endsWith("accepted");
    }

    /** The program of the other JVM. */
    public static final class AssumesARole {
        private AssumesARole() {}

        public static void main(String[] arguments) {
            try {
                FilterSettings unused = FilterSettings.builder()
                        .functionName("greet")
                        .awsRegion("eu-west-1")
                        .awsAssumeRoleArn("arn:aws:iam::123456789012:role/caller")
                        .build();
                System.out.print("accepted");
            } catch (ConfigurationException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    /** The same. */
    public static final class SuppliesCredentials {
        private SuppliesCredentials() {}

        /** The argument is the endpoint. */
        public static void main(String[] arguments) throws InvocationFailure {
            FilterSettings settings = FilterSettings.builder()
                    .functionName("greet")
                    .awsRegion("eu-west-1")
                    .endpointUrl(arguments[0])
                    .credentials(() -> new AwsCredentials("AKIDSUPPLIED", "secret", "session", null))
                    .build();
            try (LambdaInvoker invoker = Inside.connect(settings)) {
                invoker.invoke(OnEveryClient.invocation("{}", Duration.ofSeconds(30)));
                System.out.print("answered");
            }
        }
    }
}

package org.lambdainvoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.http.identity.IdentityProgram;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.endpoint.IdentityStandIn;
import org.lambdainvoke.support.endpoint.NotingEndpoint;

/** Sources of credentials with the SDK v2 of this project. */
public class LowestSdkV2Test {
    private static final String ROLE = "arn:aws:iam::123456789012:role/caller";

    @Rule
    public final IdentityStandIn identities = new IdentityStandIn();

    @Rule
    public final NotingEndpoint lambda = new NotingEndpoint();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> variables = new HashMap<>(Map.of("AWS_REGION", "eu-west-1"));

    @Before
    public void leadToTheContainerEndpoint() {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", identities.url() + "/container");
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", IdentityStandIn.CONTAINER_TOKEN);
        variables.put("AWS_ENDPOINT_URL_STS", identities.url());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.newFile().toPath(), text);
    }

    private void requireAnswers(String... parameters) throws Exception {
        ProcessBuilder program = JavaProgram.of(IdentityProgram.class, List.of(), parameters);
        program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        program.environment().putAll(variables);
        assertThat(JavaProgram.outputOf(program)).contains("answered");
    }

    @Test
    public void containerEndpointIsAsked() throws Exception {
        requireAnswers("endpoint_url=" + lambda.url());
        assertThat(lambda.keys()).hasSize(100).containsOnly("AKID1 session1");
    }

    @Test
    public void roleIsAssumed() throws Exception {
        requireAnswers(
                "endpoint_url=" + lambda.url(),
                "aws_assume_role_arn=" + ROLE,
                "aws_sts_endpoint_url=" + identities.stsUrl());
        assertThat(lambda.keys()).hasSize(100).containsOnly("AKID2 session2");
        assertThat(identities.stsCalls())
                .singleElement()
                .satisfies(call -> assertThat(call).containsEntry("key", "AKID1"));
    }

    @Test
    public void tokenIsExchanged() throws Exception {
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", file("token").toString());
        variables.put("AWS_ROLE_ARN", ROLE);
        requireAnswers("endpoint_url=" + lambda.url());
        assertThat(lambda.keys()).hasSize(100).containsOnly("AKID1 session1");
        assertThat(identities.stsCalls()).hasSize(1);
    }

    @Test
    public void roleOfAProfileIsAssumedAtTheEndpointOfTheEnvironment() throws Exception {
        variables.put(
                "AWS_CONFIG_FILE",
                file("[default]\nrole_arn=" + ROLE + "\ncredential_source=EcsContainer\n")
                        .toString());
        requireAnswers("endpoint_url=" + lambda.url());
        assertThat(identities.stsCalls())
                .singleElement()
                .satisfies(call -> assertThat(call).containsEntry("key", "AKID1"));
    }
}

package org.lambdainvoke.proof.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.endpoint.IdentityStandIn;
import org.lambdainvoke.support.endpoint.NotingEndpoint;

/** What is left in a container's JVM of web applications whose calls are signed as whom the SDK v2 finds. */
@RunWith(Parameterized.class)
public class IdentityRedeploymentTest {
    /** 50 in the profile slow. */
    private static final int ROUNDS = Integer.getInteger("redeployments", 2);

    private static final String ROLE = "arn:aws:iam::123456789012:role/caller";

    @Parameters(name = "{0}")
    public static List<Container> containers() {
        return Container.withDescriptor();
    }

    @Parameter
    public Container container;

    @Rule
    public final IdentityStandIn identities = new IdentityStandIn();

    @Rule
    public final NotingEndpoint lambda = new NotingEndpoint();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> variables = new HashMap<>(Map.of("AWS_REGION", "eu-west-1"));

    private Map<String, String> initParams(String... more) {
        Map<String, String> params = new HashMap<>(
                Map.of("function_name", "greet", "endpoint_url", lambda.url(), "aws_credentials", "sdk-v2"));
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        return params;
    }

    private void requireNothingIsLeft(ExplodedApplication application, String... paths) throws Exception {
        Path written = application.carryingTheSdkV2().write();
        try (ContainerProcess server = ContainerProcess.withIdentity(container, variables)) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(server.deploy("/app", written)).isTrue();
                for (String path : paths) {
                    requireAnswer(server, "/app" + path);
                }
                server.undeploy("/app");
            }
            assertThat(server.leftovers()).isEmpty();
        }
        assertThat(lambda.keys())
                .hasSize(ROUNDS * paths.length)
                .allSatisfy(key -> assertThat(key).startsWith("AKID"));
    }

    private static void requireAnswer(ContainerProcess server, String path) throws Exception {
        try (KeptConnection client = new KeptConnection(server.port())) {
            assertThat(client.post(path, "{}"))
                    .hasValueSatisfying(answer ->
                            assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        }
    }

    private void leadToTheContainerEndpoint() {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", identities.url() + "/container");
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", IdentityStandIn.CONTAINER_TOKEN);
    }

    @Test
    public void nothingIsLeftOfTheChain() throws Exception {
        leadToTheContainerEndpoint();
        requireNothingIsLeft(
                new ExplodedApplication().filter("sync", false, initParams()).filter("async", true, initParams()),
                "/sync",
                "/async");
    }

    @Test
    public void nothingIsLeftOfAnAssumedRole() throws Exception {
        leadToTheContainerEndpoint();
        requireNothingIsLeft(
                new ExplodedApplication()
                        .filter(
                                "role",
                                true,
                                initParams("aws_assume_role_arn", ROLE, "aws_sts_endpoint_url", identities.stsUrl())),
                "/role");
        assertThat(identities.stsCalls()).hasSize(ROUNDS);
    }

    @Test
    public void nothingIsLeftOfAWebIdentity() throws Exception {
        Path token = folder.newFile().toPath();
        Files.writeString(token, "token-of-the-cluster");
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
        variables.put("AWS_ROLE_ARN", ROLE);
        variables.put("AWS_ENDPOINT_URL_STS", identities.stsUrl());
        requireNothingIsLeft(new ExplodedApplication().filter("sync", false, initParams()), "/sync");
        assertThat(identities.stsCalls()).hasSize(ROUNDS);
    }

    /** A client of the SDK's own calls STS for it. */
    @Test
    public void nothingIsLeftOfARoleOfAProfile() throws Exception {
        leadToTheContainerEndpoint();
        Path config = folder.newFile().toPath();
        Files.writeString(config, "[default]\nrole_arn=" + ROLE + "\ncredential_source=EcsContainer\n");
        variables.put("AWS_CONFIG_FILE", config.toString());
        variables.put("AWS_ENDPOINT_URL_STS", identities.url());
        requireNothingIsLeft(new ExplodedApplication().filter("sync", false, initParams()), "/sync");
        assertThat(identities.stsCalls()).hasSize(ROUNDS);
    }
}

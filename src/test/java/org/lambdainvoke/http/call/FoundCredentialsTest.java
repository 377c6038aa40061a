package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.internal.aws1.CredentialsSources;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.IdentityStandIn;
import org.lambdainvoke.support.endpoint.ProxyStandIn;

/** What the SDK's default chain finds, in a JVM whose environment is that of a container or of an instance. */
public class FoundCredentialsTest {
    @Rule
    public final IdentityStandIn standIn = new IdentityStandIn();

    @Rule
    public final ProxyStandIn proxy = new ProxyStandIn();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void instanceGivesItsRole() throws Exception {
        assertThat(found(List.of("-Dcom.amazonaws.sdk.ec2MetadataServiceEndpointOverride=" + standIn.url()), Map.of()))
                .isEqualTo("AKID1 session1");
        assertThat(standIn.answers()).isEqualTo(1);
    }

    @Test
    public void containerGivesItsRole() throws Exception {
        Map<String, String> environment = Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                standIn.url() + "/container",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                IdentityStandIn.CONTAINER_TOKEN);
        assertThat(found(List.of(), environment)).isEqualTo("AKID1 session1");
        assertThat(standIn.answers()).isEqualTo(1);
    }

    @Test
    public void webIdentityIsExchangedForARole() throws Exception {
        proxy.leadTo(standIn.tlsPort());
        TrustStore trust = FaultEndpoint.trustStore();
        List<String> options = List.of(
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + proxy.port(),
                "-Djavax.net.ssl.trustStore=" + trust.file(),
                "-Djavax.net.ssl.trustStorePassword=" + trust.password());
        Path token = Files.writeString(folder.getRoot().toPath().resolve("token"), "token-of-the-cluster");
        Map<String, String> environment = Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE", token.toString(),
                "AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/caller",
                "AWS_ROLE_SESSION_NAME", "session",
                "AWS_REGION", "eu-west-1",
                "AWS_STS_REGIONAL_ENDPOINTS", "regional");
        assertThat(found(options, environment)).isEqualTo("AKID1 session1");
        assertThat(standIn.stsCalls())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("Action", "AssumeRoleWithWebIdentity")
                .containsEntry("WebIdentityToken", "token-of-the-cluster");
        assertThat(proxy.heads()).allMatch(head -> head.startsWith("CONNECT " + IdentityStandIn.STS_HOST + ":443 "));
    }

    /** As many calls as a front has in a minute, of which the first alone may wait. */
    private String found(List<String> options, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = JavaProgram.of(Program.class, options);
        Map<String, String> ofProgram = builder.environment();
        ofProgram.keySet().removeIf(name -> name.startsWith("AWS_"));
        ofProgram.put("AWS_CONFIG_FILE", folder.getRoot() + "/none");
        ofProgram.put(
                "AWS_SHARED_CREDENTIALS_FILE",
                Files.createFile(folder.getRoot().toPath().resolve("credentials"))
                        .toString());
        ofProgram.putAll(environment);
        return JavaProgram.outputOf(builder).strip();
    }

    /** The program of the other JVM. */
    public static final class Program {
        private static final int CALLS = 1000;

        private Program() {}

        public static void main(String[] arguments) throws InvocationFailure {
            Duration time = Duration.ofSeconds(5);
            ConnectionSettings settings = new ConnectionSettings(
                    InvokeClient.POOLED, "eu-west-1", null, null, null, Proxies.NONE, null, time, time);
            try (CredentialsSource source = CredentialsSources.of(settings)) {
                Credentials found = source.current(Deadline.after(Duration.ofSeconds(30)));
                for (int i = 0; i < CALLS; i++) {
                    found = source.current(Deadline.after(time));
                }
                System.out.println(found.accessKey() + " " + found.sessionToken());
            }
        }
    }
}

package org.lambdainvoke.http.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.CredentialsChain;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.IdentityStandIn;
import org.lambdainvoke.support.endpoint.NotingEndpoint;
import org.lambdainvoke.support.endpoint.ProxyStandIn;

/**
 * Each source of credentials with both SDKs on the class path, in a JVM whose environment is that of a container, an
 * instance or a developer: the identity that signed, how often its source was asked for a hundred calls, or the fault
 * that is told.
 */
@RunWith(Parameterized.class)
public class SourcesTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/caller";

    @Rule
    public final IdentityStandIn identities = new IdentityStandIn();

    @Rule
    public final NotingEndpoint lambda = new NotingEndpoint();

    @Rule
    public final ProxyStandIn proxy = new ProxyStandIn();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Parameter
    public CredentialsChain chain;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private Path home;

    @Parameters(name = "{0}")
    public static CredentialsChain[] chains() {
        // The SDK v2 is the one that is chosen automatically, but for the last two.
        return new CredentialsChain[] {CredentialsChain.SDK_V1, CredentialsChain.AUTO};
    }

    @Before
    public void describeTheHome() throws IOException {
        home = folder.getRoot().toPath();
        Files.createDirectory(home.resolve(".aws"));
        variables.put("HOME", home.toString());
        variables.put("AWS_REGION", "eu-west-1");
        options.addAll(List.of("-Duser.home=" + home, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String run() throws Exception {
        parameters.addAll(List.of("endpoint_url=" + lambda.url(), "aws_credentials=" + chain.text()));
        ProcessBuilder builder = JavaProgram.of(IdentityProgram.class, options, parameters.toArray(String[]::new));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.putAll(variables);
        return JavaProgram.outputOf(builder);
    }

    private void assertSignedBy(String keyAndToken) throws Exception {
        assertThat(run()).contains("answered");
        assertThat(lambda.keys()).hasSize(100).containsOnly(keyAndToken);
    }

    /** What the SDK v1 would misread. Where it need not be asked, the call is signed as the user has written it. */
    private void assertSignedByV2(String keyAndToken, String... fault) throws Exception {
        if (chain == CredentialsChain.SDK_V1) {
            assertThat(run())
                    .contains("fault: ", "aws_credentials: found [sdk-v1]")
                    .contains(fault);
            assertThat(lambda.keys()).isEmpty();
        } else {
            assertSignedBy(keyAndToken);
        }
    }

    @Test
    public void variables() throws Exception {
        variables.put("AWS_ACCESS_KEY_ID", "AKIDVARIABLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "secret");
        assertSignedBy("AKIDVARIABLE");
    }

    @Test
    public void variablesOfASession() throws Exception {
        variables.put("AWS_ACCESS_KEY_ID", "AKIDVARIABLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "secret");
        variables.put("AWS_SESSION_TOKEN", "token");
        assertSignedBy("AKIDVARIABLE token");
    }

    @Test
    public void systemProperties() throws Exception {
        options.addAll(
                List.of("-Daws.accessKeyId=AKIDPROPERTY", "-Daws.secretKey=secret", "-Daws.secretAccessKey=secret"));
        assertSignedBy("AKIDPROPERTY");
    }

    @Test
    public void credentialsFile() throws Exception {
        write(".aws/credentials", "[default]\naws_access_key_id=AKIDFILE\naws_secret_access_key=secret\n");
        assertSignedBy("AKIDFILE");
    }

    @Test
    public void configFile() throws Exception {
        write(".aws/config", "[profile dev]\naws_access_key_id=AKIDCONFIG\naws_secret_access_key=secret\n");
        variables.put("AWS_PROFILE", "dev");
        assertSignedBy("AKIDCONFIG");
    }

    @Test
    public void bothFiles() throws Exception {
        write(".aws/credentials", "[other]\naws_access_key_id=AKIDOTHER\naws_secret_access_key=secret\n");
        write(".aws/config", "[profile dev]\naws_access_key_id=AKIDCONFIG\naws_secret_access_key=secret\n");
        variables.put("AWS_PROFILE", "dev");
        assertSignedByV2("AKIDCONFIG", "does not read the profile [dev] with aws_access_key_id");
    }

    @Test
    public void filesThatAreNamed() throws Exception {
        write("shared", "[default]\naws_access_key_id=AKIDSHARED\naws_secret_access_key=secret\n");
        variables.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("shared").toString());
        variables.put("AWS_CONFIG_FILE", home.resolve("none").toString());
        assertSignedByV2("AKIDSHARED", "does not read the profile [default] with aws_access_key_id");
    }

    @Test
    public void process() throws Exception {
        write(
                ".aws/config",
                "[default]\ncredential_process = "
                        + process("AKIDPROCESS", Instant.now().plusSeconds(3600)) + "\n");
        assertSignedBy("AKIDPROCESS session");
    }

    private String process(String key, Instant expiry) throws IOException {
        write(
                "process.json",
                "{\"Version\":1,\"AccessKeyId\":\"" + key
                        + "\",\"SecretAccessKey\":\"secret\",\"SessionToken\":\"session\"," + "\"Expiration\":\""
                        + expiry + "\"}");
        return "cat " + home.resolve("process.json");
    }

    @Test
    public void containerWithAToken() throws Exception {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", identities.url() + "/container");
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", IdentityStandIn.CONTAINER_TOKEN);
        assertSignedBy("AKID1 session1");
        assertThat(identities.answers()).isEqualTo(1);
    }

    /** Pod Identity of EKS. */
    @Test
    public void containerWithATokenFile() throws Exception {
        write("token", IdentityStandIn.CONTAINER_TOKEN);
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", identities.url() + "/container");
        variables.put(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.resolve("token").toString());
        assertSignedBy("AKID1 session1");
        assertThat(identities.answers()).isEqualTo(1);
    }

    @Test
    public void instance() throws Exception {
        variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", identities.url());
        assertSignedBy("AKID1 session1");
        assertThat(identities.answers()).isEqualTo(1);
    }

    @Test
    public void webIdentity() throws Exception {
        write("token", "token-of-the-cluster");
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString());
        variables.put("AWS_ROLE_ARN", ROLE);
        variables.put("AWS_ENDPOINT_URL_STS", identities.stsUrl());
        assertSignedBy("AKID1 session1");
        assertThat(identities.stsCalls())
                .singleElement()
                .satisfies(call -> assertThat(call)
                        .containsEntry("Action", "AssumeRoleWithWebIdentity")
                        .containsEntry("RoleArn", ROLE)
                        .containsEntry("WebIdentityToken", "token-of-the-cluster"));
    }

    /** At the region's STS. The proxy saw nothing of it, as the SDK's own client of STS knew nothing of the proxy. */
    @Test
    public void webIdentityThroughTheProxyOfTheSettings() throws Exception {
        write("token", "token-of-the-cluster");
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString());
        variables.put("AWS_ROLE_ARN", ROLE);
        proxy.leadTo(identities.tlsPort());
        TrustStore trust = FaultEndpoint.trustStore();
        parameters.addAll(List.of(
                "proxy_url=http://127.0.0.1:" + proxy.port(),
                "no_proxy=127.0.0.1",
                "trust_store=" + trust.file(),
                "trust_store_password=" + trust.password()));
        assertSignedBy("AKID1 session1");
        assertThat(identities.stsCalls()).hasSize(1);
        assertThat(proxy.heads())
                .singleElement()
                .asString()
                .startsWith("CONNECT " + IdentityStandIn.STS_HOST + ":443 ");
    }

    /** Both SDKs find the way to STS by the proxy of the JVM; that of v1 is the global one, whatever the region. */
    @Test
    public void roleOfASourceProfile() throws Exception {
        write(
                ".aws/config",
                "[default]\nrole_arn=" + ROLE + "\nsource_profile=base\n"
                        + "[profile base]\naws_access_key_id=AKIDBASE\naws_secret_access_key=secret\n");
        proxy.leadTo(identities.tlsPort());
        TrustStore trust = FaultEndpoint.trustStore();
        options.addAll(List.of(
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + proxy.port(),
                "-Djavax.net.ssl.trustStore=" + trust.file(),
                "-Djavax.net.ssl.trustStorePassword=" + trust.password()));
        assertSignedBy("AKID1 session1");
        assertThat(identities.stsCalls())
                .singleElement()
                .satisfies(call ->
                        assertThat(call).containsEntry("Action", "AssumeRole").containsEntry("key", "AKIDBASE"));
        String host = chain == CredentialsChain.SDK_V1 ? "sts.amazonaws.com" : IdentityStandIn.STS_HOST;
        assertThat(proxy.heads()).allMatch(head -> head.startsWith("CONNECT " + host + ":443 "));
    }

    @Test
    public void roleOfACredentialSource() throws Exception {
        write(".aws/config", "[default]\nrole_arn=" + ROLE + "\ncredential_source=EcsContainer\n");
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", identities.url() + "/container");
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", IdentityStandIn.CONTAINER_TOKEN);
        // The SDK's own client loses a path.
        variables.put("AWS_ENDPOINT_URL_STS", identities.url());
        assertSignedByV2(
                "AKID2 session2",
                "does not read the profile [default] with credential_source",
                "and would sign as AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (chain == CredentialsChain.AUTO) {
            assertThat(identities.stsCalls())
                    .singleElement()
                    .satisfies(call -> assertThat(call)
                            .containsEntry("Action", "AssumeRole")
                            .containsEntry("key", "AKID1"));
        }
    }

    @Test
    public void sessionOfIdentityCenter() throws Exception {
        write(".aws/config", """
                [default]
                sso_session=corp
                sso_account_id=123456789012
                sso_role_name=caller
                [sso-session corp]
                sso_region=eu-west-1
                sso_start_url=https://corp.awsapps.com/start
                """);
        write(
                ".aws/sso/cache/" + hash("SHA-1", "corp") + ".json",
                "{\"accessToken\":\"token-of-the-session\",\"expiresAt\":\""
                        + Instant.now().plusSeconds(36_000) + "\",\"region\":\"eu-west-1\","
                        + "\"startUrl\":\"https://corp.awsapps.com/start\"}");
        variables.put("AWS_ENDPOINT_URL_SSO", identities.url());
        assertSignedByV2("AKID1 session1", "does not read the profile [default] with sso_session");
    }

    @Test
    public void sessionOfALogin() throws Exception {
        String session = "arn:aws:sts::123456789012:assumed-role/caller/me";
        write(".aws/config", "[default]\nlogin_session=" + session + "\n");
        write(
                ".aws/login/cache/" + hash("SHA-256", session) + ".json",
                "{\"accessToken\":{\"accessKeyId\":\"AKIDLOGIN\",\"secretAccessKey\":\"secret\",\"sessionToken\":\"session\","
                        + "\"accountId\":\"123456789012\",\"expiresAt\":\""
                        + Instant.now().plusSeconds(36_000)
                        + "\"},\"clientId\":\"arn:aws:signin:::devtools/same-device\",\"dpopKey\":\"none\","
                        + "\"refreshToken\":\"none\"}");
        assertSignedByV2("AKIDLOGIN session", "does not read the profile [default] with login_session");
    }

    private static String hash(String algorithm, String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertSignedByNobody() throws Exception {
        // There is an instance, too, whose identity the chains of both SDKs go on to.
        variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", identities.url());
        assertThat(run()).contains("failure: REJECTED");
        assertThat(lambda.keys()).isEmpty();
    }

    @Test
    public void noOtherStandsInForAContainerThatFails() throws Exception {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", FaultEndpoint.closedPortUrl());
        assertSignedByNobody();
    }

    @Test
    public void noOtherStandsInForWebIdentityThatFails() throws Exception {
        write("token", "token-of-the-cluster");
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString());
        variables.put("AWS_ROLE_ARN", ROLE);
        variables.put("AWS_ENDPOINT_URL_STS", FaultEndpoint.closedPortUrl());
        assertSignedByNobody();
    }

    @Test
    public void noOtherStandsInForAProcessThatFails() throws Exception {
        write(".aws/config", "[default]\ncredential_process = false\n");
        assertSignedByNobody();
    }

    @Test
    public void fipsOfTheEnvironmentDoesNotHinderSts() throws Exception {
        write("token", "token-of-the-cluster");
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString());
        variables.put("AWS_ROLE_ARN", ROLE);
        variables.put("AWS_USE_FIPS_ENDPOINT", "true");
        parameters.addAll(List.of("use_fips=false", "aws_sts_endpoint_url=" + identities.stsUrl()));
        assertSignedBy("AKID1 session1");
    }

    /** As a variable that is not set is handed on by other tools. */
    @Test
    public void blankProfileIsTheDefault() throws Exception {
        write(".aws/credentials", "[default]\naws_access_key_id=AKIDFILE\naws_secret_access_key=secret\n");
        variables.put("AWS_PROFILE", "");
        assertSignedBy("AKIDFILE");
    }

    /** What only the SDK v1 reads has it asked. */
    @Test
    public void variablesOfTheSdkV1() throws Exception {
        variables.put("AWS_ACCESS_KEY", "AKIDVARIABLE");
        variables.put("AWS_SECRET_KEY", "secret");
        assertSignedBy("AKIDVARIABLE");
    }

    @Test
    public void profilesFileOfTheSdkV1() throws Exception {
        write("profiles", "[default]\naws_access_key_id=AKIDFILE\naws_secret_access_key=secret\n");
        variables.put("AWS_CREDENTIAL_PROFILES_FILE", home.resolve("profiles").toString());
        assertSignedBy("AKIDFILE");
    }
}

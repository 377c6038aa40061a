package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.identity.CredentialsOrigin;
import org.lambdainvoke.internal.identity.SdkVersion;

/** As whom calls are signed, by parameters and environment. */
public class IdentityPartTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/caller";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> params = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @Before
    public void describeTheFunction() {
        params.putAll(Map.of("function_name", "greet", "aws_region", "eu-west-1"));
        variables.put("HOME", folder.getRoot().getPath());
        properties.put("user.home", folder.getRoot().getPath());
    }

    private ConnectionPart.Connection connection() {
        FilterSettings settings = Inside.settings(params, Environment.of(variables, properties));
        return ((ClientSource.Made) settings.client()).connection();
    }

    private void config(String text) throws IOException {
        folder.newFolder(".aws");
        Files.writeString(folder.getRoot().toPath().resolve(".aws/config"), text);
    }

    @Test
    public void keysNeedNoSdk() {
        params.putAll(Map.of("aws_key", "AKID", "aws_secret", "secret"));
        assertThat(connection().identity().sdk()).isNull();
        assertThat(connection().notes().identity()).isEqualTo("aws_key");
    }

    @Test
    public void startTellsWhichSdkIsAskedAndWhy() {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/container");
        assertThat(connection().identity().sdk()).isEqualTo(SdkVersion.V2);
        assertThat(connection().notes().identity())
                .isEqualTo("the SDK v2, which is on the class path: AWS_CONTAINER_CREDENTIALS_FULL_URI");
    }

    @Test
    public void webIdentityIsExchangedAtTheRegionsSts() {
        variables.putAll(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", "/token", "AWS_ROLE_ARN", ROLE));
        assertThat(connection().identity().origin())
                .isInstanceOfSatisfying(CredentialsOrigin.Exchanged.class, exchanged -> {
                    assertThat(exchanged.role().roleArn()).isEqualTo(ROLE);
                    assertThat(exchanged.role().sessionName()).isEqualTo("lambda-invoke-filter");
                    assertThat(exchanged.role().stsEndpoint()).hasToString("https://sts.eu-west-1.amazonaws.com");
                });
    }

    @Test
    public void webIdentityTakesItsParameters() {
        variables.putAll(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", "/token", "AWS_ROLE_ARN", ROLE));
        params.putAll(Map.of("aws_sts_endpoint_url", "https://sts.example.org", "aws_role_session_name", "orders"));
        assertThat(connection().identity().origin())
                .isInstanceOfSatisfying(CredentialsOrigin.Exchanged.class, exchanged -> {
                    assertThat(exchanged.role().sessionName()).isEqualTo("orders");
                    assertThat(exchanged.role().stsEndpoint()).hasToString("https://sts.example.org");
                });
    }

    @Test
    public void stsEndpointWithoutStsIsAFault() {
        params.put("aws_sts_endpoint_url", "https://sts.example.org");
        assertThatThrownBy(this::connection).hasMessageContaining("aws_sts_endpoint_url: found");
    }

    @Test
    public void proxyThatAnSdkGoesPastIsTold() throws Exception {
        config("[default]\nsso_session=corp\n");
        params.putAll(Map.of("proxy_url", "http://127.0.0.1:3128", "aws_credentials", "sdk-v2"));
        assertThat(connection().notes().warnings())
                .singleElement()
                .asString()
                .contains("the profile [default] with sso_session", "https.proxyHost", "javax.net.ssl.trustStore");
    }

    @Test
    public void proxyThatHoldsForAllIsNone() {
        variables.putAll(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", "/token", "AWS_ROLE_ARN", ROLE));
        params.put("proxy_url", "http://127.0.0.1:3128");
        assertThat(connection().notes().warnings()).isEmpty();
    }

    @Test
    public void regionThatIsAnotherInEachOrderIsAFault() {
        params.remove("aws_region");
        params.putAll(Map.of("aws_key", "AKID", "aws_secret", "secret"));
        variables.put("AWS_REGION", "eu-west-1");
        properties.put("aws.region", "eu-central-1");
        assertThatThrownBy(this::connection)
                .hasMessageContaining(
                        "the variable AWS_REGION is [eu-west-1], the system property aws.region" + " [eu-central-1]");
    }

    @Test
    public void malformedProfileFileIsAFaultForARole() throws Exception {
        config("no profile\n");
        params.putAll(Map.of("aws_key", "AKID", "aws_secret", "secret", "aws_assume_role_arn", ROLE));
        assertThatThrownBy(this::connection).hasMessageContaining(".aws/config can't be read");
    }

    @Test
    public void malformedProfileFileIsNoneForKeys() throws Exception {
        config("no profile\n");
        params.putAll(Map.of("aws_key", "AKID", "aws_secret", "secret"));
        assertThat(connection().identity().sdk()).isNull();
    }

    @Test
    public void malformedProfileFileIsAFault() throws Exception {
        config("[default]\nno property\n");
        assertThatThrownBy(this::connection).hasMessageContaining(".aws/config can't be read");
    }
}

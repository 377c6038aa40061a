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

/** Where the Invoke API is, by parameters, environment and profile. */
public class EndpointPartTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> params = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    @Before
    public void describeTheFunction() {
        params.putAll(
                Map.of("function_name", "greet", "aws_region", "eu-west-1", "aws_key", "AKID", "aws_secret", "secret"));
        variables.put("HOME", folder.getRoot().getPath());
    }

    private ConnectionPart.Connection connection() {
        FilterSettings settings = Inside.settings(params, Environment.of(variables, Map.of()));
        return ((ClientSource.Made) settings.client()).connection();
    }

    private String endpoint() {
        return connection().settings().endpoint().toString();
    }

    private void assertFault(String... texts) {
        assertThatThrownBy(this::endpoint)
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains(texts);
    }

    @Test
    public void isTheRegions() {
        assertThat(endpoint()).isEqualTo("https://lambda.eu-west-1.amazonaws.com");
    }

    @Test
    public void isThatOfTheParameter() {
        params.put("endpoint_url", "https://vpce.example.org");
        variables.put("AWS_ENDPOINT_URL_LAMBDA", "https://other.example.org");
        assertThat(endpoint()).isEqualTo("https://vpce.example.org");
    }

    @Test
    public void isThatOfTheVariable() {
        variables.put("AWS_ENDPOINT_URL_LAMBDA", "https://vpce.example.org");
        variables.put("AWS_ENDPOINT_URL", "https://other.example.org");
        assertThat(endpoint()).isEqualTo("https://vpce.example.org");
        assertThat(connection().notes().endpoints().toString()).contains("(AWS_ENDPOINT_URL_LAMBDA)");
    }

    @Test
    public void isThatOfTheProfile() throws IOException {
        folder.newFolder(".aws");
        Files.writeString(
                folder.getRoot().toPath().resolve(".aws/config"),
                "[default]\nservices=local\n[services local]\nlambda =\n  endpoint_url = https://vpce.example.org\n");
        assertThat(endpoint()).isEqualTo("https://vpce.example.org");
    }

    @Test
    public void configuredOnesAreIgnoredWhereThatIsSaid() {
        variables.put("AWS_ENDPOINT_URL", "https://other.example.org");
        variables.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertThat(endpoint()).isEqualTo("https://lambda.eu-west-1.amazonaws.com");
    }

    @Test
    public void fipsAndDualStackAreTheRegions() {
        params.put("use_fips", "true");
        params.put("use_dualstack", "true");
        assertThat(endpoint()).isEqualTo("https://lambda-fips.eu-west-1.api.aws");
    }

    @Test
    public void variableForFipsHolds() {
        variables.put("AWS_USE_FIPS_ENDPOINT", "true");
        assertThat(endpoint()).isEqualTo("https://lambda-fips.eu-west-1.amazonaws.com");
    }

    @Test
    public void parameterGoesBeforeTheVariableForFips() {
        variables.put("AWS_USE_FIPS_ENDPOINT", "true");
        params.put("use_fips", "false");
        assertThat(endpoint()).isEqualTo("https://lambda.eu-west-1.amazonaws.com");
    }

    @Test
    public void fipsBesideAnEndpointIsAFault() {
        params.put("endpoint_url", "https://vpce.example.org");
        params.put("use_fips", "true");
        assertFault("use_fips: found [true]", "endpoint_url names the endpoint");
    }

    @Test
    public void variableForFipsBesideAnEndpointIsAFault() {
        params.put("endpoint_url", "https://vpce.example.org");
        variables.put("AWS_USE_FIPS_ENDPOINT", "true");
        assertFault("use_fips: found [true]", "AWS_USE_FIPS_ENDPOINT says so, and endpoint_url names the endpoint");
    }

    @Test
    public void variableThatIsNeitherTrueNorFalseIsAFault() {
        variables.put("AWS_USE_FIPS_ENDPOINT", "yes");
        assertFault("AWS_USE_FIPS_ENDPOINT is 'yes'");
    }

    @Test
    public void variableThatIsNoUrlIsAFault() {
        variables.put("AWS_ENDPOINT_URL", "nowhere");
        assertFault("endpoint_url: found []", "AWS_ENDPOINT_URL is not such a URL");
    }

    @Test
    public void plainHttpOfTheEnvironmentToAnotherHostIsAFault() {
        variables.put("AWS_ENDPOINT_URL", "http://lambda.example.org");
        assertFault("AWS_ENDPOINT_URL leads over plain http to lambda.example.org", "set endpoint_url");
    }

    @Test
    public void plainHttpToLoopbackIsNone() {
        for (String host : new String[] {"localhost", "127.0.0.1", "127.1.2.3", "[::1]", "a.localhost", "LOCALHOST"}) {
            variables.put("AWS_ENDPOINT_URL", "http://" + host + ":4566");
            assertThat(connection().notes().warnings()).as(host).isEmpty();
        }
    }

    @Test
    public void hostThatBeginsLikeLoopbackIsNone() {
        variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1.example.org");
        assertFault("leads over plain http");
    }

    @Test
    public void plainHttpOfTheParameterToAnotherHostIsToldAndTaken() {
        params.put("endpoint_url", "http://lambda.example.org");
        assertThat(endpoint()).isEqualTo("http://lambda.example.org");
        assertThat(connection().notes().warnings())
                .singleElement()
                .asString()
                .contains("endpoint_url leads over plain http to lambda.example.org");
    }

    @Test
    public void stsIsThatOfTheEnvironment() {
        params.put("aws_assume_role_arn", "arn:aws:iam::123456789012:role/caller");
        variables.put("AWS_ENDPOINT_URL_STS", "https://sts.example.org");
        assertThat(connection().identity().role().stsEndpoint()).hasToString("https://sts.example.org");
    }

    @Test
    public void stsIsTheRegions() {
        params.put("aws_assume_role_arn", "arn:aws:iam::123456789012:role/caller");
        assertThat(connection().identity().role().stsEndpoint()).hasToString("https://sts.eu-west-1.amazonaws.com");
    }
}

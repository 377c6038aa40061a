package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;

/** Held to the SDK v2. */
public class ConfiguredEndpointsTest {
    private static final List<String> PROPERTIES =
            List.of("aws.endpointUrlLambda", "aws.endpointUrlSts", "aws.endpointUrl");
    private static final List<String> VARIABLES =
            List.of("AWS_ENDPOINT_URL_LAMBDA", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL");
    private static final List<String> IN_PROFILE = List.of(
            "services = local",
            "lambda =\n  endpoint_url = http://in-lambda-of-profile",
            "sts =\n  endpoint_url = http://in-sts-of-profile",
            "endpoint_url = http://in-profile");
    private static final List<String> IN_SERVICES = List.of(
            "[services local]",
            "lambda =\n  endpoint_url = http://in-services-lambda",
            "sts =\n  endpoint_url = http://in-services-sts");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path config;

    @Before
    public void makeFile() throws Exception {
        config = folder.newFile("config").toPath();
    }

    @Test
    public void endpointIsThatOfTheSdk() throws Exception {
        int found = 0;
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, String> properties = some(PROPERTIES, random);
            Map<String, String> variables = some(VARIABLES, random);
            if (random.nextInt(8) == 0) {
                variables.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", random.nextBoolean() ? "true" : "False");
            }
            write(someLines(random));
            found += isThatOfTheSdk("lambda", "Lambda", variables, properties);
            found += isThatOfTheSdk("sts", "Sts", variables, properties);
        }
        assertThat(found).isBetween(300, 900);
    }

    @Test
    public void variablesSayWhereItIsWritten() {
        assertThat(lambda(Map.of("AWS_ENDPOINT_URL_LAMBDA", "http://one", "AWS_ENDPOINT_URL", "http://other")))
                .isEqualTo(new ConfiguredEndpoint("http://one", "AWS_ENDPOINT_URL_LAMBDA"));
        assertThat(lambda(Map.of("AWS_ENDPOINT_URL", "http://other")))
                .isEqualTo(new ConfiguredEndpoint("http://other", "AWS_ENDPOINT_URL"));
    }

    @Test
    public void propertiesSayWhereItIsWritten() {
        assertThat(ConfiguredEndpoints.of(
                        "sts",
                        Environment.of(Map.of(), Map.of("aws.endpointUrlSts", "http://one")),
                        ProfileFiles.of(Environment.of(Map.of(), Map.of())),
                        new Profile("dev", Map.of())))
                .isEqualTo(new ConfiguredEndpoint("http://one", "the system property aws.endpointUrlSts"));
    }

    @Test
    public void filesSayWhereItIsWritten() throws Exception {
        write("[profile dev]\nservices = local\n[services local]\nlambda =\n  endpoint_url = http://one");
        assertThat(lambda(Map.of()))
                .isEqualTo(new ConfiguredEndpoint("http://one", "the section services local of the profile dev"));
        write("[profile dev]\nendpoint_url = http://other");
        assertThat(lambda(Map.of())).isEqualTo(new ConfiguredEndpoint("http://other", "the profile dev"));
    }

    @Test
    public void profileCanIgnoreThemAll() throws Exception {
        write("[profile dev]\nendpoint_url = http://one\nignore_configured_endpoint_urls = true");
        assertThat(lambda(Map.of("AWS_ENDPOINT_URL_LAMBDA", "http://one"))).isNull();
    }

    @Test
    public void whetherToIgnoreThemHasToBeTrueOrFalse() {
        assertThatThrownBy(() -> lambda(Map.of("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is '1', and has to be true or false");
    }

    @Test
    public void blankVariableIsAbsent() {
        assertThat(lambda(Map.of("AWS_ENDPOINT_URL_LAMBDA", " ", "AWS_ENDPOINT_URL", "http://other")))
                .isEqualTo(new ConfiguredEndpoint("http://other", "AWS_ENDPOINT_URL"));
    }

    private int isThatOfTheSdk(
            String service, String capital, Map<String, String> variables, Map<String, String> properties) {
        ConfiguredEndpoint ours = ours(service, variables, properties);
        Optional<URI> sdks = SdkEnvironment.with(
                withFiles(variables),
                properties,
                () -> AwsClientEndpointProvider.builder()
                        .serviceEndpointOverrideEnvironmentVariable(
                                "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT))
                        .serviceEndpointOverrideSystemProperty("aws.endpointUrl" + capital)
                        .serviceProfileProperty(service)
                        .profileName("dev")
                        .resolveFromOverrides());
        assertThat(Optional.ofNullable(ours).map(ConfiguredEndpoint::url))
                .as("%s of %s, %s", service, variables, properties)
                .isEqualTo(sdks.map(URI::toString));
        return ours == null ? 0 : 1;
    }

    private @Nullable ConfiguredEndpoint lambda(Map<String, String> variables) {
        return ours("lambda", variables, Map.of());
    }

    private @Nullable ConfiguredEndpoint ours(
            String service, Map<String, String> variables, Map<String, String> properties) {
        Environment environment = Environment.of(withFiles(variables), properties);
        ProfileFiles files = ProfileFiles.of(environment);
        return ConfiguredEndpoints.of(service, environment, files, files.profile("dev"));
    }

    private Map<String, String> withFiles(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("AWS_CONFIG_FILE", config.toString());
        all.put("AWS_SHARED_CREDENTIALS_FILE", folder.getRoot() + "/nowhere");
        return all;
    }

    private void write(String text) throws Exception {
        Files.writeString(config, text);
    }

    private static Map<String, String> some(List<String> names, SplittableRandom random) {
        Map<String, String> some = new HashMap<>();
        for (String name : names) {
            if (random.nextInt(5) == 0) {
                some.put(name, "http://in-" + name.replace('_', '-'));
            }
        }
        return some;
    }

    private static String someLines(SplittableRandom random) {
        List<String> lines = new ArrayList<>(List.of("[profile dev]"));
        IN_PROFILE.stream().filter(line -> random.nextInt(3) == 0).forEach(lines::add);
        lines.add(IN_SERVICES.get(0));
        IN_SERVICES.stream().skip(1).filter(line -> random.nextBoolean()).forEach(lines::add);
        return String.join("\n", lines);
    }
}

package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;

public class FilterSettingsTest {
    @BeforeClass
    public static void nameARegion() {
        System.setProperty("region-of-the-test", "eu-central-1");
    }

    @AfterClass
    public static void forgetTheRegion() {
        System.clearProperty("region-of-the-test");
    }

    private static FilterSettingsBuilder valid() {
        return FilterSettings.builder().functionName("greet").awsRegion("eu-west-1");
    }

    private static ConnectionSettings connection(FilterSettings settings) {
        return ((ClientSource.Made) settings.client()).connection().settings();
    }

    @Test
    public void proxyDoesNotHoldForHostsOfNoProxy() {
        for (FilterSettings settings : List.of(
                FilterSettings.of(Map.of(
                        "function_name",
                        "greet",
                        "aws_region",
                        "eu-west-1",
                        "proxy_url",
                        "http://proxy:3128",
                        "no_proxy",
                        "localhost, .example.org")),
                valid().proxyUrl("http://proxy:3128")
                        .noProxy(List.of("localhost", ".example.org"))
                        .build())) {
            Proxies proxies = connection(settings).proxies();
            assertThat(proxies.of("lambda.example.org")).isNull();
            assertThat(proxies.of("lambda.eu-west-1.amazonaws.com")).hasToString("proxy:3128");
        }
    }

    @Test
    public void mapIsReadAsInitParamsAre() {
        FilterSettings settings = FilterSettings.of(
                Map.of("function_name", "greet", "aws_region", "${sys:region-of-the-test}", "timeout", "29s"));
        assertThat(connection(settings).region()).isEqualTo("eu-central-1");
        assertThat(settings.plan().routes().get(0).invocation().timeout()).hasSeconds(29);
    }

    @Test
    public void faultsOfAMapAreReportedAtOnce() {
        assertThatThrownBy(() -> FilterSettings.of(Map.of("function_name", "?", "time_out", "1")))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains("function_name: found [?]", "the nearest is [timeout]");
    }

    @Test
    public void builderThatGoesOnChangesNoSettings() {
        FilterSettingsBuilder builder = valid().retries(1);
        FilterSettings settings = builder.build();
        builder.retries(5).requestIdHeader("X-Other");
        assertThat(settings.requestIdField()).isEqualTo("X-Request-Id");
    }

    @Test
    public void allFaultsAreReportedAtOnceInTheOrderOfTheTable() {
        assertThatThrownBy(() -> valid().multipartMaxParts(0)
                        .timeout(Duration.ZERO)
                        .functionName("?")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .message()
                .containsSubsequence(
                        "function_name: found [?]", "timeout: found [0]", "multipart_max_parts: found [0]");
    }

    @Test
    public void regionComesFromTheArn() {
        FilterSettings settings = FilterSettings.builder()
                .functionName("arn:aws-cn:lambda:cn-north-1:123456789012:function:greet")
                .build();
        assertThat(connection(settings).region()).isEqualTo("cn-north-1");
    }

    @Test
    public void caseOfAHostMakesNoOtherClient() {
        assertThat(valid().endpointUrl("http://HOST:1").build().client().key())
                .isEqualTo(valid().endpointUrl("http://host:1").build().client().key());
    }

    @Test
    public void timeIsComparedInMilliseconds() {
        Duration longest = Duration.ofMinutes(15).plusNanos(1);
        assertThat(valid().timeout(longest)
                        .build()
                        .plan()
                        .routes()
                        .get(0)
                        .invocation()
                        .timeout())
                .isEqualTo(longest);
    }

    @Test
    public void endlessTimeoutIsAFault() {
        assertThatThrownBy(() ->
                        valid().timeout(Duration.ofSeconds(Long.MAX_VALUE)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("timeout: found [");
    }

    @Test
    public void missingRegionIsAFault() {
        assertThatThrownBy(() -> FilterSettings.builder().functionName("greet").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("aws_region: found []");
    }

    @Test
    public void placeholderSyntaxInABuildersValueIsLeftAlone() {
        FilterSettings settings = valid().awsKey("a").awsSecret("${env:X}").build();
        assertThat(((ClientSource.Made) settings.client()).connection().identity())
                .isEqualTo(Identity.of(AwsCredentials.of("a", "${env:X}")));
    }

    @Test
    public void printsNoCredentials() {
        assertThat(valid().awsKey("the-key").awsSecret("the-secret").build().toString())
                .contains("greet", "eu-west-1")
                .doesNotContain("the-key", "the-secret");
    }
}

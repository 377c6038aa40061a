package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.Test;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.request.RequestLimits;

public class FilterSettingsTest {
    private static FilterSettingsBuilder valid() {
        return FilterSettings.builder().functionName("greet").awsRegion("eu-west-1");
    }

    @Test
    public void defaultsAreThoseOfTheTable() {
        FilterSettings settings = valid().build();
        assertThat(settings.invocation().type()).isEqualTo(InvocationType.REQUEST_RESPONSE);
        assertThat(settings.invocation().logType()).isEqualTo(LogType.TAIL);
        assertThat(settings.invocation().timeout()).hasMillis(60_000);
        assertThat(settings.connection().connectTimeout()).hasMillis(5000);
        assertThat(settings.connection().keepalive()).hasMillis(60_000);
        assertThat(settings.invocation().maxConcurrency()).isEqualTo(200);
        assertThat(settings.invocation().retries()).isEqualTo(2);
        assertThat(settings.route().payload()).isEqualTo(PayloadFormat.PARAMETERS);
        assertThat(settings.route().request().limits()).isEqualTo(new RequestLimits(6_291_456, 1000, 100));
        assertThat(settings.route().unhandledStatus()).isEqualTo(502);
        assertThat(settings.route().exposesFunctionError()).isFalse();
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
        assertThat(settings.connection().region()).isEqualTo("cn-north-1");
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
        assertThat(valid().awsKey("a")
                        .awsSecret("${env:X}")
                        .build()
                        .connection()
                        .credentials())
                .isEqualTo(new org.lambdainvoke.internal.credentials.Credentials("a", "${env:X}", null));
    }

    @Test
    public void printsNoCredentials() {
        assertThat(valid().awsKey("the-key").awsSecret("the-secret").build().toString())
                .contains("greet", "eu-west-1")
                .doesNotContain("the-key", "the-secret");
    }
}

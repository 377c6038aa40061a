package org.lambdainvoke.internal.aws1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.lambdainvoke.call.FunctionReference;

public class RegionsTest {
    @Test
    public void endpointHasTheDnsSuffixOfThePartition() {
        assertThat(Regions.endpointOf("lambda", "us-east-1")).isEqualTo("https://lambda.us-east-1.amazonaws.com");
        assertThat(Regions.endpointOf("lambda", "cn-north-1")).isEqualTo("https://lambda.cn-north-1.amazonaws.com.cn");
        assertThat(Regions.endpointOf("lambda", "us-iso-east-1")).isEqualTo("https://lambda.us-iso-east-1.c2s.ic.gov");
        assertThat(Regions.endpointOf("lambda", "eusc-de-east-1"))
                .isEqualTo("https://lambda.eusc-de-east-1.amazonaws.eu");
    }

    @Test
    public void regionNewerThanTheSdkHasAnEndpoint() {
        assertThat(Regions.endpointOf("lambda", "ap-moon-9")).isEqualTo("https://lambda.ap-moon-9.amazonaws.com");
    }

    @Test
    public void formIsChecked() {
        assertThat(FunctionReference.isRegion("us-gov-west-1")).isTrue();
        assertThat(FunctionReference.isRegion("eu-west")).isFalse();
        assertThat(FunctionReference.isRegion("EU-WEST-1")).isFalse();
        assertThat(FunctionReference.isRegion("eu-west-1.evil.example")).isFalse();
    }
}

package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.Test;

public class EnvironmentTest {
    @Test
    public void valuesAreTrimmed() {
        Environment environment =
                Environment.of(Map.of("AWS_REGION", " eu-west-1\n"), Map.of("aws.region", "\teu-west-3 "));
        assertThat(environment.variable("AWS_REGION")).isEqualTo("eu-west-1");
        assertThat(environment.property("aws.region")).isEqualTo("eu-west-3");
    }

    @Test
    public void blankIsAbsent() {
        Environment environment = Environment.of(Map.of("AWS_REGION", " "), Map.of("aws.region", ""));
        assertThat(environment.variable("AWS_REGION")).isNull();
        assertThat(environment.property("aws.region")).isNull();
        assertThat(environment.variable("AWS_PROFILE")).isNull();
        assertThat(environment.property("aws.profile")).isNull();
    }

    @Test
    public void processHasItsVariablesAndProperties() {
        Environment environment = Environment.ofProcess();
        assertThat(environment.variable("PATH")).isEqualTo(System.getenv("PATH"));
        assertThat(environment.property("java.version")).isEqualTo(System.getProperty("java.version"));
    }

    @Test
    public void laterChangeOfTheMapsIsNotSeen() {
        Map<String, String> values = new HashMap<>();
        Environment environment = Environment.of(values, values);
        values.put("AWS_REGION", "eu-west-1");
        assertThat(environment.variable("AWS_REGION")).isNull();
        assertThat(environment.property("AWS_REGION")).isNull();
    }

    @Test
    public void textShowsNoValue() {
        Map<String, String> secret = Map.of("AWS_SECRET_ACCESS_KEY", "of-this-test");
        assertThat(Environment.of(secret, secret)).asString().doesNotContain("of-this-test");
    }
}

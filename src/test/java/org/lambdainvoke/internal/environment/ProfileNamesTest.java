package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

public class ProfileNamesTest {
    private static final Map<String, String> VARIABLE = Map.of("AWS_PROFILE", "of-variable");
    private static final Map<String, String> PROPERTY = Map.of("aws.profile", "of-property");

    @Test
    public void firstSdkTakesTheVariableFirst() {
        assertThat(ProfileNames.forV1(Environment.of(VARIABLE, PROPERTY))).isEqualTo("of-variable");
        assertThat(ProfileNames.forV1(Environment.of(Map.of(), PROPERTY))).isEqualTo("of-property");
        assertThat(ProfileNames.forV1(Environment.of(Map.of(), Map.of()))).isEqualTo("default");
    }

    @Test
    public void secondSdkTakesThePropertyFirst() {
        assertThat(ProfileNames.forV2(Environment.of(VARIABLE, PROPERTY))).isEqualTo("of-property");
        isThatOfTheSecondSdk(VARIABLE, PROPERTY);
        isThatOfTheSecondSdk(VARIABLE, Map.of());
        isThatOfTheSecondSdk(Map.of(), PROPERTY);
        isThatOfTheSecondSdk(Map.of(), Map.of());
    }

    private static void isThatOfTheSecondSdk(Map<String, String> variables, Map<String, String> properties) {
        assertThat(ProfileNames.forV2(Environment.of(variables, properties)))
                .isEqualTo(SdkEnvironment.with(
                        variables, properties, ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow));
    }
}

package org.lambdainvoke.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.internal.settings.SdkModule;

/** What each SDK makes of a profile. */
public class ProfileReadingTest {
    private final Map<String, Map<String, String>> profiles = new HashMap<>();

    private void profile(String name, String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        profiles.put(name, properties);
    }

    private ProfileReading v1() {
        return ProfileReading.ofV1(name -> profiles.getOrDefault(name, Map.of()), "default");
    }

    private ProfileReading v2() {
        return ProfileReading.ofV2(name -> profiles.getOrDefault(name, Map.of()), "default");
    }

    private void keys(String name) {
        profile(name, "aws_access_key_id", "AKID", "aws_secret_access_key", "secret");
    }

    @Test
    public void keysAreReadAlike() {
        keys("default");
        assertThat(v1().values()).isEqualTo(v2().values()).isNotEmpty();
    }

    @Test
    public void keyWithoutASecretIsNothing() {
        profile("default", "aws_access_key_id", "AKID");
        assertThat(v1().isEmpty()).isTrue();
        assertThat(v2().isEmpty()).isTrue();
    }

    @Test
    public void profileThatIsNotThereIsNothing() {
        assertThat(v1().isEmpty()).isTrue();
        assertThat(v2().isEmpty()).isTrue();
    }

    @Test
    public void processIsReadAlike() {
        profile("default", "credential_process", "cat");
        assertThat(v1().values()).isEqualTo(v2().values()).isNotEmpty();
    }

    @Test
    public void roleOverKeysIsReadAlike() {
        keys("base");
        profile("default", "role_arn", "arn", "source_profile", "base");
        assertThat(v1().values()).isEqualTo(v2().values()).isNotEmpty();
        assertThat(v1().modules()).containsExactly(SdkModule.V1_STS);
        assertThat(v2().modules()).containsExactlyInAnyOrder(SdkModule.V2_STS, SdkModule.V2_HTTP);
    }

    @Test
    public void roleOverARoleIsVersionTwosAlone() {
        keys("base");
        profile("middle", "role_arn", "arn", "source_profile", "base");
        profile("default", "role_arn", "arn", "source_profile", "middle");
        assertThat(v1().isEmpty()).isTrue();
        assertThat(v2().isEmpty()).isFalse();
    }

    @Test
    public void roleOverASessionOfIdentityCenterTakesItsModules() {
        profile("base", "sso_session", "corp");
        profile("default", "role_arn", "arn", "source_profile", "base");
        assertThat(v2().modules())
                .containsExactlyInAnyOrder(SdkModule.V2_STS, SdkModule.V2_SSO, SdkModule.V2_SSOOIDC, SdkModule.V2_HTTP);
    }

    @Test
    public void circleOfProfilesIsNothing() {
        profile("a", "role_arn", "arn", "source_profile", "default");
        profile("default", "role_arn", "arn", "source_profile", "a");
        assertThat(v2().isEmpty()).isTrue();
    }

    @Test
    public void profileThatIsItsOwnSourceIsVersionOnesAlone() {
        profile(
                "default",
                "role_arn",
                "arn",
                "source_profile",
                "default",
                "aws_access_key_id",
                "AKID",
                "aws_secret_access_key",
                "secret");
        assertThat(v1().isEmpty()).isFalse();
        assertThat(v2().isEmpty()).isTrue();
    }

    @Test
    public void webIdentityInAProfileIsVersionTwosAlone() {
        profile("default", "role_arn", "arn", "web_identity_token_file", "/token");
        assertThat(v1().isEmpty()).isTrue();
        assertThat(v2().feature()).isEqualTo("web_identity_token_file");
    }

    @Test
    public void itsTextHasNoSecret() {
        profile("default", "aws_access_key_id", "AKID", "aws_secret_access_key", "the-secret");
        assertThat(v2().toString()).doesNotContain("the-secret", "AKID");
    }
}

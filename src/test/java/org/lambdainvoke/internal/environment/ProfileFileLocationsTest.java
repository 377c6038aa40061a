package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.Test;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** Held to the SDK v2. */
public class ProfileFileLocationsTest {
    @Test
    public void homeIsThatOfTheVariable() {
        areThoseOfTheSdk(Map.of("HOME", "/home/of-variable"), Map.of());
    }

    @Test
    public void homeIsThatOfThePropertyOtherwise() {
        areThoseOfTheSdk(Map.of(), Map.of("user.home", "/home/of-property"));
    }

    @Test
    public void variablesNameOtherFiles() {
        areThoseOfTheSdk(Map.of("AWS_CONFIG_FILE", "/etc/config", "AWS_SHARED_CREDENTIALS_FILE", "keys"), Map.of());
    }

    @Test
    public void propertiesComeBeforeVariables() {
        areThoseOfTheSdk(
                Map.of("AWS_CONFIG_FILE", "/etc/config", "AWS_SHARED_CREDENTIALS_FILE", "/etc/keys"),
                Map.of("aws.configFile", "/opt/config", "aws.sharedCredentialsFile", "/opt/keys"));
    }

    @Test
    public void tildeIsHome() {
        areThoseOfTheSdk(
                Map.of(
                        "HOME",
                        "/home/of-variable",
                        "AWS_CONFIG_FILE",
                        "~/config",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        "~x/y"),
                Map.of());
    }

    @Test
    public void windowsHasOtherVariables() {
        Map<String, String> windows = Map.of("os.name", "Windows 11", "user.home", "P");
        assertThat(ProfileFileLocations.ofConfig(
                        Environment.of(Map.of("USERPROFILE", "U", "HOMEDRIVE", "D", "HOMEPATH", "H"), windows)))
                .startsWith("U");
        assertThat(ProfileFileLocations.ofConfig(Environment.of(Map.of("HOMEDRIVE", "D", "HOMEPATH", "H"), windows)))
                .startsWith("DH");
        assertThat(ProfileFileLocations.ofConfig(Environment.of(Map.of("HOMEDRIVE", "D"), windows)))
                .startsWith("P");
    }

    @Test
    public void variablesOfWindowsCountThereOnly() {
        assertThat(ProfileFileLocations.ofConfig(
                        Environment.of(Map.of("USERPROFILE", "U"), Map.of("os.name", "Linux", "user.home", "P"))))
                .startsWith("P");
    }

    @Test
    public void withoutAHomeThereIsNoFile() {
        Environment homeless = Environment.of(Map.of("AWS_CONFIG_FILE", "~/config"), Map.of());
        assertThat(ProfileFileLocations.ofConfig(homeless)).isNull();
        assertThat(ProfileFileLocations.ofCredentials(homeless)).isNull();
    }

    private static void areThoseOfTheSdk(Map<String, String> variables, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("user.home", System.getProperty("user.home")));
        all.putAll(properties);
        Environment environment = Environment.of(variables, all);
        assertThat(Path.of(ProfileFileLocations.ofConfig(environment)))
                .isEqualTo(SdkEnvironment.with(variables, properties, ProfileFileLocation::configurationFilePath));
        assertThat(Path.of(ProfileFileLocations.ofCredentials(environment)))
                .isEqualTo(SdkEnvironment.with(variables, properties, ProfileFileLocation::credentialsFilePath));
    }
}

package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.Test;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** Held to the SDK v2. */
public class EndpointSettingsTest {
    private static final Profile SILENT = new Profile("dev", Map.of());

    @Test
    public void dualStackIsThatOfTheSdk() {
        isThatOfTheSdk(
                "aws.useDualstackEndpoint",
                "AWS_USE_DUALSTACK_ENDPOINT",
                "use_dualstack_endpoint",
                EndpointSettings::dualStack,
                file -> DualstackEnabledProvider.builder()
                        .profileFile(() -> file)
                        .profileName("dev")
                        .build()
                        .isDualstackEnabled());
    }

    @Test
    public void fipsIsThatOfTheSdk() {
        isThatOfTheSdk(
                "aws.useFipsEndpoint",
                "AWS_USE_FIPS_ENDPOINT",
                "use_fips_endpoint",
                EndpointSettings::fips,
                file -> FipsEnabledProvider.builder()
                        .profileFile(() -> file)
                        .profileName("dev")
                        .build()
                        .isFipsEnabled());
    }

    @Test
    public void sourceIsTold() {
        Map<String, String> property = Map.of("aws.useFipsEndpoint", "true");
        Map<String, String> variable = Map.of("AWS_USE_FIPS_ENDPOINT", "true");
        Profile profile = new Profile("dev", Map.of("use_fips_endpoint", "true"));
        assertThat(EndpointSettings.fips(Environment.of(variable, property), profile))
                .isEqualTo(new ConfiguredFlag(true, "the system property aws.useFipsEndpoint"));
        assertThat(EndpointSettings.fips(Environment.of(variable, Map.of()), profile))
                .isEqualTo(new ConfiguredFlag(true, "AWS_USE_FIPS_ENDPOINT"));
        assertThat(EndpointSettings.fips(Environment.of(Map.of(), Map.of()), profile))
                .isEqualTo(new ConfiguredFlag(true, "the profile dev"));
    }

    @Test
    public void valueThatIsNeitherIsAFaultWithItsPlace() {
        assertThatThrownBy(() ->
                        EndpointSettings.fips(Environment.of(Map.of("AWS_USE_FIPS_ENDPOINT", "yes"), Map.of()), SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AWS_USE_FIPS_ENDPOINT is 'yes', and has to be true or false");
        assertThatThrownBy(() -> EndpointSettings.dualStack(
                        Environment.of(Map.of(), Map.of()), new Profile("dev", Map.of("use_dualstack_endpoint", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("use_dualstack_endpoint in the profile dev is '1', and has to be true or false");
    }

    /** The SDK takes it for a wrong value. */
    @Test
    public void blankVariableIsAbsent() {
        assertThat(EndpointSettings.fips(Environment.of(Map.of("AWS_USE_FIPS_ENDPOINT", " "), Map.of()), SILENT))
                .isNull();
    }

    private static void isThatOfTheSdk(
            String property,
            String variable,
            String inProfile,
            BiFunction<Environment, Profile, ConfiguredFlag> ours,
            Function<ProfileFile, Optional<Boolean>> sdks) {
        List<String> values = List.of("", "true", "false", " TRUE ", "yes");
        for (String first : values) {
            for (String second : values) {
                for (String third : values) {
                    Map<String, String> properties = mapOf(property, first);
                    Map<String, String> variables = mapOf(variable, second);
                    Map<String, String> profile = mapOf(inProfile, third.strip().toLowerCase(Locale.ROOT));
                    assertThat(answer(() -> Optional.ofNullable(ours.apply(
                                            Environment.of(variables, properties), new Profile("dev", profile)))
                                    .map(ConfiguredFlag::isOn)))
                            .as("%s %s %s", properties, variables, profile)
                            .isEqualTo(SdkEnvironment.with(
                                    variables, properties, () -> answer(() -> sdks.apply(file(profile)))));
                }
            }
        }
    }

    private static String answer(Supplier<Optional<Boolean>> question) {
        try {
            return question.get().map(String::valueOf).orElse("nothing");
        } catch (IllegalStateException | IllegalArgumentException e) {
            return "fault";
        }
    }

    private static Map<String, String> mapOf(String name, String value) {
        return value.isEmpty() ? Map.of() : Map.of(name, value);
    }

    private static ProfileFile file(Map<String, String> properties) {
        StringBuilder text = new StringBuilder("[profile dev]\n");
        properties.forEach((name, value) -> text.append(name + " = " + value + "\n"));
        return ProfileFile.builder()
                .content(text.toString())
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
    }
}

package org.lambdainvoke.internal.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor;

/** Variables and properties as the SDK v2 in this JVM sees them. Not for two threads at once. */
final class SdkEnvironment {
    private static final List<String> VARIABLES = List.of(
            "HOME",
            "AWS_CONFIG_FILE",
            "AWS_SHARED_CREDENTIALS_FILE",
            "AWS_PROFILE",
            "AWS_ENDPOINT_URL",
            "AWS_ENDPOINT_URL_LAMBDA",
            "AWS_ENDPOINT_URL_STS",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "AWS_USE_DUALSTACK_ENDPOINT",
            "AWS_USE_FIPS_ENDPOINT");

    private SdkEnvironment() {}

    /** What {@code question} answers while the SDK sees these and no others of its variables. */
    static <T> T with(Map<String, String> variables, Map<String, String> properties, Supplier<T> question) {
        Map<String, String> before = new HashMap<>();
        VARIABLES.forEach(name -> SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride(name, null));
        variables.forEach(SystemSettingUtilsTestBackdoor::addEnvironmentVariableOverride);
        properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            return question.get();
        } finally {
            SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
            before.forEach(SdkEnvironment::restore);
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}

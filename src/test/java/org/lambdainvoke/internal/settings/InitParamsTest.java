package org.lambdainvoke.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InitParamsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Faults faults = new Faults();

    private String read(Map<String, String> own, Map<String, String> context) {
        return InitParams.read(own, context, faults)
                .get(ParameterName.QUALIFIER)
                .orElse("absent");
    }

    @Test
    public void contextParamStandsInForAMissingInitParam() {
        assertThat(read(Map.of(), Map.of("lambda-invoke.qualifier", "shared"))).isEqualTo("shared");
    }

    @Test
    public void initParamGoesBeforeTheContextParam() {
        assertThat(read(Map.of("qualifier", "own"), Map.of("lambda-invoke.qualifier", "shared")))
                .isEqualTo("own");
    }

    @Test
    public void blankInitParamCountsAsMissing() {
        assertThat(read(Map.of("qualifier", "  "), Map.of("lambda-invoke.qualifier", "shared")))
                .isEqualTo("shared");
    }

    @Test
    public void placeholderThatIsBlankIsAFault() throws Exception {
        String placeholder = "${file:" + folder.newFile() + "}";
        read(Map.of("qualifier", placeholder), Map.of("lambda-invoke.qualifier", "shared"));
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("qualifier: found [" + placeholder + "]")
                .hasMessageEndingWith("; " + placeholder + " is blank");
    }

    @Test
    public void blankPlaceholderInALongerValueIsAFault() {
        System.setProperty("lambda-invoke-blank", " \t");
        try {
            read(Map.of("qualifier", "a-${sys:lambda-invoke-blank}-b"), Map.of());
            assertThatThrownBy(faults::throwIfAny).hasMessageEndingWith("; ${sys:lambda-invoke-blank} is blank");
        } finally {
            System.clearProperty("lambda-invoke-blank");
        }
    }

    @Test
    public void blankPlaceholderOfASecretIsShown() throws Exception {
        String placeholder = "${file:" + folder.newFile() + "}";
        InitParams.read(Map.of("aws_key", placeholder), Map.of(), faults);
        assertThatThrownBy(faults::throwIfAny).hasMessageContaining("aws_key: found [" + placeholder + "]");
    }

    @Test
    public void blankPlaceholderOfAContextParamIsAFaultUnderItsFullName() throws Exception {
        String placeholder = "${file:" + folder.newFile() + "}";
        InitParams.read(Map.of(), Map.of("lambda-invoke.aws_secret", placeholder), faults);
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("lambda-invoke.aws_secret: found [" + placeholder + "]");
    }

    @Test
    public void whatStandsBesideAPlaceholderInAnUrlIsNotShown() {
        InitParams.read(Map.of("endpoint_url", "http://u:hush@h/${env:NO_SUCH_VARIABLE}"), Map.of(), faults);
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("endpoint_url: found [hidden]")
                .hasMessageNotContaining("hush");
    }

    @Test
    public void contextParamsOfOthersAreNotLookedAt() {
        assertThat(read(Map.of(), Map.of("qualifier", "x", "other.timout", "y")))
                .isEqualTo("absent");
        faults.throwIfAny();
    }

    @Test
    public void misspeltContextParamIsAFaultUnderItsFullName() {
        read(Map.of(), Map.of("lambda-invoke.timout", "1"));
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("lambda-invoke.timout: no parameter has this name, the nearest is [timeout]");
    }

    @Test
    public void environmentVariableIsPutIn() {
        assertThat(read(Map.of("qualifier", "a-${env:LAMBDA_INVOKE_TEST_VALUE}-b"), Map.of()))
                .isEqualTo("a-from-environment-b");
    }

    @Test
    public void systemPropertyIsPutIn() {
        assertThat(read(Map.of("qualifier", "${sys:java.specification.name}"), Map.of()))
                .isEqualTo(System.getProperty("java.specification.name"));
    }

    @Test
    public void fileIsPutInWithoutItsLastLineEnd() throws Exception {
        File file = folder.newFile();
        Files.writeString(file.toPath(), "first\nsecond\r\n");
        assertThat(read(Map.of("qualifier", "${file:" + file + "}"), Map.of())).isEqualTo("first\nsecond");
    }

    @Test
    public void whatWasPutInIsNotLookedAtAgain() throws Exception {
        File file = folder.newFile();
        Files.writeString(file.toPath(), "${env:LAMBDA_INVOKE_TEST_VALUE}");
        assertThat(read(Map.of("qualifier", "${file:" + file + "}"), Map.of()))
                .isEqualTo("${env:LAMBDA_INVOKE_TEST_VALUE}");
    }

    @Test
    public void unresolvedPlaceholderOfASecretShowsThePlaceholderOnly() {
        InitParams.read(Map.of("aws_secret", "hush${env:NO_SUCH_VARIABLE}"), Map.of(), faults);
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("${env:NO_SUCH_VARIABLE} has no value")
                .hasMessageNotContaining("hush");
    }
}

package org.lambdainvoke.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WrittenParametersTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static final ParameterTable TABLE = new ParameterTable(ParameterTable.Scope.FUNCTION);

    private static final Parameter<String> QUALIFIER = text("qualifier");

    private static final Parameter<Duration> TIMEOUT = TABLE.add(Parameter.of("timeout", TimeType.millis(1, 900_000)));

    static {
        TABLE.add(text("aws_key").secret());
        TABLE.add(text("aws_secret").secret());
        TABLE.add(text("endpoint_url"));
        TABLE.add(QUALIFIER);
    }

    private final Faults faults = new Faults(TABLE);

    private static Parameter<String> text(String name) {
        return Parameter.of(name, ParameterTypes.text("text"));
    }

    private SettingValues values(Map<String, String> own, Map<String, String> context) {
        SettingValues values = new SettingValues(TABLE);
        new WrittenParameters(TABLE, faults).read(own, context, values);
        return values;
    }

    private Duration timeout(String text) {
        SettingValues values = new SettingValues(TABLE);
        new WrittenParameters(TABLE, faults).read(Map.of("timeout", text), values);
        return values.find(TIMEOUT);
    }

    private String read(Map<String, String> own, Map<String, String> context) {
        return Objects.requireNonNullElse(values(own, context).find(QUALIFIER), "absent");
    }

    @Test
    public void timeOfAProgramMayHaveAUnit() {
        assertThat(timeout("500ms")).hasMillis(500);
        assertThat(timeout("30s")).hasSeconds(30);
        assertThat(timeout("2m")).hasMinutes(2);
        assertThat(timeout("1h")).hasHours(1);
        assertThat(timeout("1500")).hasMillis(1500);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    public void unitThatIsNoneIsAFault() {
        assertThat(timeout("30 s")).isNull();
        assertThat(faults.all())
                .singleElement()
                .asString()
                .startsWith("timeout: found [30 s], accepted: a whole number from 1 to 900000 (milliseconds)");
    }

    @Test
    public void timeOfAnInitParamHasNoUnit() {
        assertThat(values(Map.of("timeout", "30s"), Map.of()).find(TIMEOUT)).isNull();
        assertThat(faults.all()).singleElement().asString().startsWith("timeout: found [30s]");
    }

    @Test
    public void valueThatIsNullCountsAsMissing() {
        SettingValues values = new SettingValues(TABLE);
        new WrittenParameters(TABLE, faults).read(Collections.singletonMap("qualifier", null), values);
        assertThat(values.isSet(QUALIFIER)).isFalse();
        assertThat(faults.all()).isEmpty();
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
        assertThat(faults.all())
                .singleElement()
                .asString()
                .contains("qualifier: found [" + placeholder + "]")
                .endsWith("; " + placeholder + " is blank");
    }

    @Test
    public void blankPlaceholderInALongerValueIsAFault() {
        System.setProperty("lambda-invoke-blank", " \t");
        try {
            read(Map.of("qualifier", "a-${sys:lambda-invoke-blank}-b"), Map.of());
            assertThat(faults.all()).singleElement().asString().endsWith("; ${sys:lambda-invoke-blank} is blank");
        } finally {
            System.clearProperty("lambda-invoke-blank");
        }
    }

    @Test
    public void blankPlaceholderOfASecretIsShown() throws Exception {
        String placeholder = "${file:" + folder.newFile() + "}";
        values(Map.of("aws_key", placeholder), Map.of());
        assertThat(faults.all()).singleElement().asString().contains("aws_key: found [" + placeholder + "]");
    }

    @Test
    public void blankPlaceholderOfAContextParamIsAFaultUnderItsFullName() throws Exception {
        String placeholder = "${file:" + folder.newFile() + "}";
        values(Map.of(), Map.of("lambda-invoke.aws_secret", placeholder));
        assertThat(faults.all())
                .singleElement()
                .asString()
                .contains("lambda-invoke.aws_secret: found [" + placeholder + "]");
    }

    @Test
    public void whatStandsBesideAPlaceholderInAnUrlIsNotShown() {
        values(Map.of("endpoint_url", "http://u:hush@h/${env:NO_SUCH_VARIABLE}"), Map.of());
        assertThat(faults.all())
                .singleElement()
                .asString()
                .contains("endpoint_url: found [hidden]")
                .doesNotContain("hush");
    }

    @Test
    public void contextParamsOfOthersAreNotLookedAt() {
        assertThat(read(Map.of(), Map.of("qualifier", "x", "other.timout", "y")))
                .isEqualTo("absent");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    public void misspeltContextParamIsAFaultUnderItsFullName() {
        read(Map.of(), Map.of("lambda-invoke.timout", "1"));
        assertThat(faults.all())
                .singleElement()
                .asString()
                .contains("lambda-invoke.timout: no parameter has this name, the nearest is [timeout]");
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
        values(Map.of("aws_secret", "hush${env:NO_SUCH_VARIABLE}"), Map.of());
        assertThat(faults.all())
                .singleElement()
                .asString()
                .contains("${env:NO_SUCH_VARIABLE} has no value")
                .doesNotContain("hush");
    }
}

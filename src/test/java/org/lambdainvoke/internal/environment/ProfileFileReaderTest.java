package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.Test;
import software.amazon.awssdk.profiles.ProfileFile;

/** Held to the reader of the SDK v2. */
public class ProfileFileReaderTest {
    private static final int TEXTS = 800;

    @Test
    public void configFilesAreReadAsByTheSdk() {
        LongStream.range(0, TEXTS).forEach(seed -> isReadAlike(ProfileText.of(seed), ProfileFileKind.CONFIG));
    }

    @Test
    public void credentialsFilesAreReadAsByTheSdk() {
        LongStream.range(0, TEXTS).forEach(seed -> isReadAlike(ProfileText.of(seed), ProfileFileKind.CREDENTIALS));
    }

    /** Otherwise the comparison would show nothing. */
    @Test
    public void textsAreOfAllKinds() {
        Map<Boolean, Long> readable = LongStream.range(0, TEXTS)
                .mapToObj(seed ->
                        ours(ProfileText.of(seed), ProfileFileKind.CONFIG).isPresent())
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        assertThat(readable.get(true)).isGreaterThan(TEXTS / 4);
        assertThat(readable.get(false)).isGreaterThan(TEXTS / 20);
    }

    @Test
    public void longNameOfTheDefaultProfileWins() throws Exception {
        String text = "[profile default]\nregion = eu-west-1\n[default]\nregion = us-east-1\n";
        assertThat(ProfileFileReader.read(text, ProfileFileKind.CONFIG)
                        .profiles()
                        .get("default")
                        .property("region"))
                .isEqualTo("eu-west-1");
    }

    @Test
    public void indentedLinesArePropertiesOfTheirOwn() throws Exception {
        String text = "[services local]\nlambda =\n  endpoint_url = http://localhost:4566\n";
        assertThat(ProfileFileReader.read(text, ProfileFileKind.CONFIG)
                        .services()
                        .get("local")
                        .property("lambda", "endpoint_url"))
                .isEqualTo("http://localhost:4566");
    }

    @Test
    public void faultTellsTheLineAndNotItsText() {
        String text = "[default]\n\naws_secret_access_key: of-this-test\n";
        assertThatThrownBy(() -> ProfileFileReader.read(text, ProfileFileKind.CREDENTIALS))
                .hasMessage("line 3 has no '='");
    }

    @Test
    public void profileShowsNoValue() throws Exception {
        String text = "[default]\naws_secret_access_key = of-this-test\n";
        assertThat(ProfileFileReader.read(text, ProfileFileKind.CREDENTIALS).toString())
                .contains("aws_secret_access_key")
                .doesNotContain("of-this-test");
    }

    private static void isReadAlike(String text, ProfileFileKind kind) {
        assertThat(ours(text, kind)).as(text).isEqualTo(sdks(text, kind));
    }

    private static Optional<Map<String, Map<String, String>>> ours(String text, ProfileFileKind kind) {
        try {
            ProfileSections sections = ProfileFileReader.read(text, kind);
            Map<String, Map<String, String>> all = new TreeMap<>();
            sections.profiles().forEach((name, profile) -> all.put("profile " + name, profile.properties()));
            sections.services().forEach((name, profile) -> all.put("services " + name, profile.properties()));
            sections.ssoSessions().forEach((name, profile) -> all.put("sso-session " + name, profile.properties()));
            return Optional.of(all);
        } catch (MalformedProfileFileException e) {
            return Optional.empty();
        }
    }

    /** The SDK tells sections other than profiles by name only, so those are asked for that the texts have. */
    private static Optional<Map<String, Map<String, String>>> sdks(String text, ProfileFileKind kind) {
        ProfileFile file;
        try {
            file = ProfileFile.builder()
                    .content(text)
                    .type(
                            kind == ProfileFileKind.CONFIG
                                    ? ProfileFile.Type.CONFIGURATION
                                    : ProfileFile.Type.CREDENTIALS)
                    .build();
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
        Map<String, Map<String, String>> all = new HashMap<>();
        file.profiles().forEach((name, profile) -> all.put("profile " + name, profile.properties()));
        file.getSection("services", "local").ifPresent(found -> all.put("services local", found.properties()));
        file.getSection("sso-session", "mine").ifPresent(found -> all.put("sso-session mine", found.properties()));
        return Optional.of(all);
    }
}

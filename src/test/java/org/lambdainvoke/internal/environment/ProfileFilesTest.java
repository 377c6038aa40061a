package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.profiles.ProfileFile;

public class ProfileFilesTest {
    private static final int PAIRS = 300;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void profilesOfBothFilesAreMergedAsByTheSdk() throws Exception {
        Path config = folder.newFile("config").toPath();
        Path credentials = folder.newFile("credentials").toPath();
        int compared = 0;
        for (long seed : LongStream.range(0, PAIRS).toArray()) {
            Files.writeString(config, ProfileText.of(seed));
            Files.writeString(credentials, ProfileText.of(-1 - seed));
            ProfileFiles files = read(config, credentials);
            if (files.configFault() == null && files.credentialsFault() == null) {
                sdks(config, credentials)
                        .profiles()
                        .forEach((name, profile) ->
                                assertThat(files.profile(name).properties()).isEqualTo(profile.properties()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(PAIRS / 4);
    }

    @Test
    public void credentialsFileWins() throws Exception {
        ProfileFiles files = read(
                file("[profile dev]\nregion = eu-west-1\naws_access_key_id = of-config"),
                file("[dev]\naws_access_key_id = of-credentials"));
        assertThat(files.profile("dev").property("aws_access_key_id")).isEqualTo("of-credentials");
        assertThat(files.profile("dev").property("region")).isEqualTo("eu-west-1");
    }

    @Test
    public void profileThatNobodyHasIsEmpty() throws Exception {
        ProfileFiles files = read(file(""), file(""));
        assertThat(files.profile("dev")).isEqualTo(new Profile("dev", Map.of()));
    }

    @Test
    public void emptyPropertyIsAbsent() throws Exception {
        ProfileFiles files = read(file("[default]\nregion ="), file(""));
        assertThat(files.profile("default").property("region")).isNull();
    }

    @Test
    public void missingFilesAreEmptyAndNoFault() {
        Path nowhere = folder.getRoot().toPath().resolve("nowhere");
        ProfileFiles files = read(nowhere, nowhere);
        assertThat(files.configFault()).isNull();
        assertThat(files.credentialsFault()).isNull();
    }

    @Test
    public void malformedFileIsEmptyAndTellsWhy() throws Exception {
        Path config = file("[default]\nregion = eu-west-1\n[profile dev\n");
        ProfileFiles files = read(config, file("[default]\nregion = us-east-1"));
        assertThat(files.configFault()).isEqualTo(config + " can't be read: line 3 has no ']' at the end");
        assertThat(files.credentialsFault()).isNull();
        assertThat(files.profile("default").property("region")).isEqualTo("us-east-1");
    }

    @Test
    public void byteOrderMarkMakesAFileUnreadableAsForTheSdk() throws Exception {
        assertThat(read(file("\ufeff[default]\nregion = eu-west-1"), file("")).configFault())
                .endsWith("line 1 stands before the first section");
    }

    @Test
    public void pathThatIsNoneIsAFault() throws Exception {
        ProfileFiles files = ProfileFiles.of(Environment.of(Map.of("AWS_CONFIG_FILE", "a\0b"), Map.of()));
        assertThat(files.configFault()).endsWith(" is no path");
    }

    @Test
    public void servicesAreOfTheConfigFile() throws Exception {
        String services = "[services local]\nlambda =\n  endpoint_url = http://localhost:4566\n";
        ProfileFiles files = read(file(services), file(services));
        assertThat(files.service("local", "lambda", "endpoint_url")).isEqualTo("http://localhost:4566");
        assertThat(files.service("local", "sts", "endpoint_url")).isNull();
        assertThat(files.service("other", "lambda", "endpoint_url")).isNull();
        assertThat(read(file(""), file(services)).service("local", "lambda", "endpoint_url"))
                .isNull();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.newFile().toPath(), text);
    }

    private static ProfileFiles read(Path config, Path credentials) {
        return ProfileFiles.of(Environment.of(
                Map.of("AWS_CONFIG_FILE", config.toString(), "AWS_SHARED_CREDENTIALS_FILE", credentials.toString()),
                Map.of()));
    }

    private static ProfileFile sdks(Path config, Path credentials) {
        ProfileFile.Aggregator both = ProfileFile.aggregator();
        List.of(
                        ProfileFile.builder().content(credentials).type(ProfileFile.Type.CREDENTIALS),
                        ProfileFile.builder().content(config).type(ProfileFile.Type.CONFIGURATION))
                .forEach(file -> both.addFile(file.build()));
        return both.build();
    }
}

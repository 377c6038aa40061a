package org.lambdainvoke.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.call.CredentialsChain;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.environment.ProfileFiles;
import org.lambdainvoke.internal.settings.SdkModule;

/** Which SDK is asked, by what environment and class path have. */
public class ChooserTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Set<SdkModule> missing = EnumSet.noneOf(SdkModule.class);
    private CredentialsChain wish = CredentialsChain.AUTO;

    @Before
    public void describeTheHome() throws IOException {
        variables.put("HOME", folder.getRoot().getPath());
        properties.put("user.home", folder.getRoot().getPath());
        Files.createDirectory(folder.getRoot().toPath().resolve(".aws"));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.getRoot().toPath().resolve(".aws").resolve(file);
        Files.writeString(path, text);
    }

    private Choice choice(boolean isRoleAssumed) {
        Environment environment = Environment.of(variables, properties);
        return FoundIdentity.in(environment, ProfileFiles.of(environment))
                .choose(wish, module -> missing.contains(module) ? "no " + module : "", isRoleAssumed);
    }

    private Choice choice() {
        return choice(false);
    }

    private void keysInVariables() {
        variables.put("AWS_ACCESS_KEY_ID", "AKIDVARIABLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    }

    private void keysInProperties() {
        properties.put("aws.accessKeyId", "AKIDPROPERTY");
        properties.put("aws.secretKey", "secret");
        properties.put("aws.secretAccessKey", "secret");
    }

    private void webIdentity() {
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", "/token");
        variables.put("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/caller");
    }

    private void assertChosenInSilence(SdkVersion sdk) {
        assertThat(choice().fault()).isEmpty();
        assertThat(choice().warnings()).isEmpty();
        assertThat(choice().sdk()).isEqualTo(sdk);
    }

    @Test
    public void versionTwoIsAskedWhereBothLeadToTheSame() {
        keysInVariables();
        assertChosenInSilence(SdkVersion.V2);
    }

    @Test
    public void versionOneIsAskedWhereItIsAlone() {
        missing.add(SdkModule.V2_AUTH);
        assertChosenInSilence(SdkVersion.V1);
    }

    @Test
    public void versionTwoIsAskedWhereItIsAlone() {
        missing.add(SdkModule.V1_CORE);
        assertChosenInSilence(SdkVersion.V2);
    }

    @Test
    public void wishIsFulfilled() {
        wish = CredentialsChain.SDK_V1;
        assertChosenInSilence(SdkVersion.V1);
    }

    @Test
    public void noSdkIsAFaultThatNamesBoth() {
        missing.addAll(Set.of(SdkModule.V1_CORE, SdkModule.V2_AUTH));
        assertThat(choice().fault())
                .contains("software.amazon.awssdk:auth", "com.amazonaws:aws-java-sdk-core", "aws_key");
    }

    @Test
    public void differentKeysInVariablesAndPropertiesAreAFault() {
        keysInVariables();
        keysInProperties();
        assertThat(choice().fault())
                .contains("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", "aws.accessKeyId and aws.secretAccessKey")
                .doesNotContain("AKID", "secret,");
    }

    @Test
    public void sameKeysInVariablesAndPropertiesAreNone() {
        keysInProperties();
        variables.put("AWS_ACCESS_KEY_ID", "AKIDPROPERTY");
        variables.put("AWS_SECRET_ACCESS_KEY", "secret");
        assertChosenInSilence(SdkVersion.V2);
    }

    @Test
    public void differentKeysAreNoneWhereTheUserHasChosen() {
        keysInVariables();
        keysInProperties();
        wish = CredentialsChain.SDK_V2;
        assertChosenInSilence(SdkVersion.V2);
    }

    @Test
    public void whatOnlyVersionOneReadsHasItAskedAndTold() {
        variables.put("AWS_ACCESS_KEY", "AKID");
        variables.put("AWS_SECRET_KEY", "secret");
        assertThat(choice().sdk()).isEqualTo(SdkVersion.V1);
        assertThat(choice().warnings()).singleElement().asString().contains("AWS_ACCESS_KEY and AWS_SECRET_KEY");
    }

    @Test
    public void whatOnlyVersionOneReadsIsAFaultWithoutIt() {
        variables.put("AWS_ACCESS_KEY", "AKID");
        variables.put("AWS_SECRET_KEY", "secret");
        missing.add(SdkModule.V1_CORE);
        assertThat(choice().fault()).contains("AWS_ACCESS_KEY and AWS_SECRET_KEY", "AWS_ACCESS_KEY_ID");
    }

    @Test
    public void whatOnlyVersionTwoReadsHasItAskedAndTold() throws Exception {
        write("config", "[default]\nsso_session=corp\n");
        assertThat(choice().sdk()).isEqualTo(SdkVersion.V2);
        assertThat(choice().warnings())
                .singleElement()
                .asString()
                .contains("the profile [default] with sso_session", "the metadata of the instance");
    }

    @Test
    public void whatOnlyVersionTwoReadsIsAFaultWithoutIt() throws Exception {
        write("config", "[default]\nlogin_session=me\n");
        missing.add(SdkModule.V2_AUTH);
        assertThat(choice().fault()).contains("login_session", "software.amazon.awssdk:auth", ":signin");
    }

    @Test
    public void missingModuleOfVersionTwoHasVersionOneAskedAndTold() {
        webIdentity();
        missing.add(SdkModule.V2_STS);
        assertThat(choice().sdk()).isEqualTo(SdkVersion.V1);
        assertThat(choice().warnings()).singleElement().asString().contains("no software.amazon.awssdk:sts");
    }

    @Test
    public void moduleThatBothMissIsAFault() {
        webIdentity();
        missing.addAll(Set.of(SdkModule.V1_STS, SdkModule.V2_STS));
        assertThat(choice().fault()).contains("no software.amazon.awssdk:sts");
    }

    /** In 0.1.0 the call was signed as the node on which the container runs. */
    @Test
    public void webIdentityWithoutStsIsAFault() {
        webIdentity();
        missing.addAll(Set.of(SdkModule.V1_STS, SdkModule.V2_AUTH));
        assertThat(choice().fault()).isEqualTo("no com.amazonaws:aws-java-sdk-sts");
    }

    @Test
    public void assumedRoleTakesSts() {
        keysInVariables();
        missing.add(SdkModule.V2_STS);
        assertThat(choice(true).sdk()).isEqualTo(SdkVersion.V1);
        assertThat(choice(false).sdk()).isEqualTo(SdkVersion.V2);
    }

    @Test
    public void profileThatIsAnotherInEachOrderIsAFault() throws Exception {
        write("credentials", """
                [one]
                aws_access_key_id=AKIDONE
                aws_secret_access_key=secret
                [two]
                aws_access_key_id=AKIDTWO
                aws_secret_access_key=secret
                """);
        variables.put("AWS_PROFILE", "one");
        properties.put("aws.profile", "two");
        assertThat(choice().fault()).contains("the profile [one]", "the profile [two]");
    }

    private void roleInTheOtherFile() throws Exception {
        write("credentials", "[default]\naws_access_key_id=AKID\naws_secret_access_key=secret\n");
        write("config", """
                [default]
                role_arn=arn:aws:iam::123456789012:role/caller
                source_profile=base
                [profile base]
                aws_access_key_id=AKIDBASE
                aws_secret_access_key=secret
                """);
    }

    @Test
    public void roleThatTheOtherFileHidesIsAFaultThatNamesBoth() throws Exception {
        roleInTheOtherFile();
        assertThat(choice().fault())
                .contains("the SDK v1 would take the profile [default] with aws_access_key_id")
                .contains("the SDK v2 the profile [default] with role_arn with source_profile")
                .contains("set aws_credentials to sdk-v1 or sdk-v2");
    }

    @Test
    public void roleThatTheOtherFileHidesIsToldWhereVersionOneIsWished() throws Exception {
        roleInTheOtherFile();
        wish = CredentialsChain.SDK_V1;
        assertThat(choice().sdk()).isEqualTo(SdkVersion.V1);
        assertThat(choice().warnings()).singleElement().asString().contains("role_arn with source_profile");
    }

    @Test
    public void metadataThatOneSdkMayNotAskIsAFault() {
        properties.put("com.amazonaws.sdk.disableEc2Metadata", "true");
        assertThat(choice().fault()).contains("the metadata of the instance, which are disabled");
    }

    @Test
    public void profileWithABlankInItsNameIsVersionOnesAlone() throws Exception {
        write("credentials", "[My Profile]\naws_access_key_id=AKID\naws_secret_access_key=secret\n");
        variables.put("AWS_PROFILE", "My Profile");
        assertThat(choice().sdk()).isEqualTo(SdkVersion.V1);
        assertThat(choice().warnings()).hasSize(1);
    }

    @Test
    public void podIdentityOnIpv6IsAFaultWithVersionOne() {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://[fd00:ec2::23]/v1/credentials");
        wish = CredentialsChain.SDK_V1;
        assertThat(choice().fault()).contains("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
    }

    @Test
    public void podIdentityOnIpv6IsVersionTwosWhereBothAreThere() {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://[fd00:ec2::23]/v1/credentials");
        assertChosenInSilence(SdkVersion.V2);
    }
}

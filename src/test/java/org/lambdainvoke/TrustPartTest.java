package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.settings.WrittenParameters;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

public class TrustPartTest {
    private static final String BUNDLE = FaultEndpoint.bundle().file().getPath();
    private static final String STORE = FaultEndpoint.trustStore().file().getPath();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Faults faults = new Faults(Parameters.TABLE);

    private TrustStore trust(Map<String, String> parameters, Map<String, String> variables) {
        SettingValues values = new SettingValues(Parameters.TABLE);
        new WrittenParameters(Parameters.TABLE, faults).read(parameters, values);
        return new TrustPart(values, Environment.of(variables, Map.of()), faults).trust();
    }

    private String file(String content) throws Exception {
        File file = folder.newFile();
        Files.writeString(file.toPath(), content);
        return file.getPath();
    }

    @Test
    public void nobodyElseThanTheJvmsIsTrustedWhereNothingIsSaid() {
        assertThat(trust(Map.of(), Map.of())).isNull();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    public void bundleIsATrustStoreWhateverItsName() throws Exception {
        String other = folder.getRoot() + "/authorities.p12";
        Files.copy(new File(BUNDLE).toPath(), new File(other).toPath());
        assertThat(trust(Map.of("trust_store", other), Map.of())).isEqualTo(new TrustStore(new File(other), null));
        assertThat(faults.all()).isEmpty();
    }

    @Test
    public void passwordBesideABundleIsAFault() {
        trust(Map.of("trust_store", BUNDLE, "trust_store_password", "changeit"), Map.of());
        assertThat(faults.all())
                .singleElement()
                .asString()
                .startsWith("trust_store_password: found [hidden]")
                .endsWith("trust_store is a PEM file, which has none");
    }

    @Test
    public void bundleThatIsBrokenIsAFaultOfTheTrustStore() throws Exception {
        String broken = file("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        trust(Map.of("trust_store", broken, "trust_store_password", "changeit"), Map.of());
        assertThat(faults.all())
                .singleElement()
                .asString()
                .startsWith("trust_store: found [" + broken + "]")
                .endsWith("the certificate number 1 in it is broken");
    }

    @Test
    public void textWithoutACertificateIsAFaultOfTheTrustStore() throws Exception {
        for (String text : List.of("", "no certificate", "-----BEGIN X509 CRL-----\n-----END X509 CRL-----\n")) {
            Faults none = new Faults(Parameters.TABLE);
            SettingValues values = new SettingValues(Parameters.TABLE);
            values.set(ConnectionParameters.TRUST_STORE, file(text));
            new TrustPart(values, Environment.of(Map.of(), Map.of()), none).trust();
            assertThat(none.all()).singleElement().asString().startsWith("trust_store: found [");
        }
    }

    @Test
    public void bundleOfTheEnvironmentIsTrusted() {
        assertThat(trust(Map.of(), Map.of("AWS_CA_BUNDLE", BUNDLE))).isEqualTo(new TrustStore(new File(BUNDLE), null));
        assertThat(faults.all()).isEmpty();
    }

    @Test
    public void trustStoreComesBeforeTheEnvironment() {
        assertThat(trust(
                        Map.of("trust_store", STORE, "trust_store_password", "changeit"),
                        Map.of("AWS_CA_BUNDLE", "/no/such/file")))
                .isEqualTo(FaultEndpoint.trustStore());
        assertThat(faults.all()).isEmpty();
    }

    @Test
    public void bundleOfTheEnvironmentThatIsMissingIsAFaultUnderItsName() {
        trust(Map.of(), Map.of("AWS_CA_BUNDLE", "/no/such/file"));
        assertThat(faults.all())
                .singleElement()
                .asString()
                .startsWith("AWS_CA_BUNDLE: found [/no/such/file]")
                .contains("FileNotFoundException")
                .endsWith("mend it, unset it, or set trust_store, which comes before it");
    }

    @Test
    public void bundleOfTheEnvironmentThatIsBrokenIsAFaultUnderItsName() throws Exception {
        trust(Map.of(), Map.of("AWS_CA_BUNDLE", file("-----BEGIN CERTIFICATE-----")));
        assertThat(faults.all())
                .singleElement()
                .asString()
                .startsWith("AWS_CA_BUNDLE: ")
                .contains("the certificate number 1 in it has no end");
    }

    @Test
    public void settingsTellOfTheFaultOfTheEnvironment() {
        SettingValues values = new SettingValues(Parameters.TABLE);
        new WrittenParameters(Parameters.TABLE, faults)
                .read(Map.of("function_name", "greet", "aws_region", "eu-west-1"), values);
        Environment environment = Environment.of(Map.of("AWS_CA_BUNDLE", "/no/such/file"), Map.of());
        assertThat(catchThrowable(() -> FilterSettings.of(values, Program.NONE, environment, faults)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("AWS_CA_BUNDLE: found [/no/such/file]");
    }
}

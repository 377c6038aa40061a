package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.Test;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

public class PemBundleTest {
    private static final Path CERTIFICATES = Path.of("src/test/resources");

    private final X509Certificate server = read("pem/server.crt");
    private final X509Certificate authority = read("pem/authority.crt");
    private final List<X509Certificate> known = List.of(read("ada.pem"), authority, server);

    private static X509Certificate read(String name) {
        try (InputStream in = Files.newInputStream(CERTIFICATES.resolve(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw new AssertionError(e);
        }
    }

    private static List<X509Certificate> issuers(TrustManager... managers) {
        return List.of(((X509TrustManager) managers[0]).getAcceptedIssuers());
    }

    private static String base64(X509Certificate certificate, String lineEnd) throws Exception {
        return Base64.getMimeEncoder(64, lineEnd.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded());
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n" + base64(certificate, "\n") + "\n-----END CERTIFICATE-----\n";
    }

    private static PemBundle bundle(String text) {
        return PemBundle.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<X509Certificate> trusted(String text) throws Exception {
        return issuers(bundle(text).trustManagers());
    }

    @Test
    public void oneCertificateIsTrusted() throws Exception {
        assertThat(trusted(pem(known.get(0)))).containsExactly(known.get(0));
    }

    @Test
    public void allCertificatesAreTrusted() throws Exception {
        assertThat(trusted(pem(known.get(0)) + pem(known.get(1)) + pem(known.get(2))))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    private void requireTrustOfTheServer(String text) throws Exception {
        ((X509TrustManager) bundle(text).trustManagers()[0])
                .checkServerTrusted(new X509Certificate[] {server}, "ECDHE_ECDSA");
    }

    /** The server's certificate was signed by the authority; both are good for a hundred years. */
    @Test
    public void serverOfAnAuthorityInItIsTrusted() throws Exception {
        requireTrustOfTheServer(pem(known.get(0)) + pem(authority));
    }

    @Test
    public void serverOfAnotherAuthorityIsNotTrusted() throws Exception {
        String others = pem(known.get(0));
        assertThatThrownBy(() -> requireTrustOfTheServer(others)).isInstanceOf(CertificateException.class);
    }

    @Test
    public void textBetweenIsPassedOver() throws Exception {
        assertThat(trusted("# Autorit\u00e9 1\nSubject: CN=-----\n" + pem(known.get(0)) + "\n\n# the next one\n"
                        + pem(known.get(1)) + "the end"))
                .containsExactlyInAnyOrder(known.get(0), known.get(1));
    }

    @Test
    public void otherThingsInPemArePassedOver() throws Exception {
        assertThat(trusted("-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n" + pem(known.get(0))))
                .containsExactly(known.get(0));
    }

    @Test
    public void certificateTwiceIsTrusted() throws Exception {
        assertThat(trusted(pem(known.get(0)) + pem(known.get(0)))).contains(known.get(0));
    }

    @Test
    public void linesMayEndAsOnWindows() throws Exception {
        assertThat(trusted("-----BEGIN CERTIFICATE-----\r\n" + base64(known.get(0), "\r\n")
                        + "\r\n-----END CERTIFICATE-----\r\n"))
                .containsExactly(known.get(0));
    }

    @Test
    public void lineMayBeAsLongAsItWants() throws Exception {
        assertThat(trusted("-----BEGIN CERTIFICATE-----\n"
                        + Base64.getEncoder().encodeToString(known.get(0).getEncoded())
                        + "\n-----END CERTIFICATE-----"))
                .containsExactly(known.get(0));
    }

    @Test
    public void labelOfOldTimesIsOneToo() throws Exception {
        assertThat(trusted(pem(known.get(0)).replace("CERTIFICATE", "X509 CERTIFICATE")))
                .containsExactly(known.get(0));
    }

    @Test
    public void bundleWithoutACertificateIsRefused() {
        assertThatThrownBy(() -> bundle("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n")
                        .trustManagers())
                .isInstanceOf(PemException.class)
                .hasMessage("no certificate is in it");
    }

    @Test
    public void certificateThatIsCutOffIsRefused() throws Exception {
        String second = pem(known.get(1));
        assertThatThrownBy(() ->
                        bundle(pem(known.get(0)) + second.substring(0, 300)).trustManagers())
                .isInstanceOf(PemException.class)
                .hasMessage("the certificate number 2 in it has no end");
    }

    @Test
    public void certificateWithoutItsEndBeforeTheNextIsRefused() throws Exception {
        assertThatThrownBy(
                        () -> bundle(pem(known.get(0)).replace("-----END CERTIFICATE-----\n", "") + pem(known.get(1)))
                                .trustManagers())
                .isInstanceOf(PemException.class)
                .hasMessage("the certificate number 1 in it is broken");
    }

    @Test
    public void certificateThatIsNoneIsRefused() throws Exception {
        for (String body : List.of("", "MIIB", "MIIB*", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}))) {
            String text = pem(known.get(0)) + "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
            assertThatThrownBy(() -> bundle(text).trustManagers())
                    .as(body)
                    .isInstanceOf(PemException.class)
                    .hasMessage("the certificate number 2 in it is broken");
        }
    }

    @Test
    public void keyStoreIsNone() throws Exception {
        assertThat(PemBundle.isOne(
                        Files.readAllBytes(FaultEndpoint.trustStore().file().toPath())))
                .isFalse();
    }
}

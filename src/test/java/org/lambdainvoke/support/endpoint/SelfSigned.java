package org.lambdainvoke.support.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.lambdainvoke.internal.wire.TrustStore;

/**
 * A certificate for 127.0.0.1 and the host of STS that names the right host and was signed by nobody, made once for
 * each JVM.
 */
final class SelfSigned {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final long PATIENCE_SECONDS = 60;

    private SelfSigned() {}

    /** The initialisation of a class happens once. */
    private static final class Holder {
        private static final Path FILE = makeFile();
        private static final Path BUNDLE = makeBundle(FILE);
        private static final SSLContext CONTEXT = make(FILE);
    }

    static SSLContext context() {
        return Holder.CONTEXT;
    }

    /** What vouches for it. */
    static TrustStore trustStore() {
        return new TrustStore(Holder.FILE.toFile(), new String(PASSWORD));
    }

    /** The same as text, as the bundles of systems have it. */
    static TrustStore bundle() {
        return new TrustStore(Holder.BUNDLE.toFile(), null);
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static Path makeBundle(Path file) {
        try {
            Certificate certificate = load(file).getCertificate("self-signed");
            String pem = "# nobody, of the tests \u00fc\n-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(file.resolveSibling("bundle.crt"), pem + "\n" + pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext make(Path file) {
        try {
            KeyStore keys = load(file);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            // Of clients that are asked for a certificate it trusts those that have this one.
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path makeFile() {
        try {
            return keyStore(Files.createTempDirectory(Path.of("target"), "self-signed"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path keyStore(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keyalg",
                        "EC",
                        "-alias",
                        "self-signed",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1,dns:sts.amazonaws.com,dns:" + IdentityStandIn.STS_HOST)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool failed: see " + directory);
        }
        return file;
    }
}

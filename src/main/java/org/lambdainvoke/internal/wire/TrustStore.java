package org.lambdainvoke.internal.wire;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file with the certificate authorities that vouch for the endpoint, in place of the JVM's. Immutable; prints nothing
 * of its password.
 *
 * @param file a key store of a type that a security provider of the JVM knows by its first bytes, PKCS 12 or JKS, or a
 *     {@link PemBundle PEM bundle}, which is known by what is in it
 * @param password of the key store; null for one without, and for a PEM bundle
 */
public record TrustStore(File file, @Nullable String password) {

    /**
     * Reads the file.
     *
     * @return what trusts those in it, and nobody else
     * @throws IOException when it can't be read, or the password is wrong
     * @throws PemException when it is a PEM bundle with no certificate, or with one that is broken
     * @throws GeneralSecurityException when it is no key store either
     */
    public TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        if (!file.isFile()) {
            throw new FileNotFoundException();
        }
        byte[] content = Files.readAllBytes(file.toPath());
        if (PemBundle.isOne(content)) {
            return PemBundle.of(content).trustManagers();
        }
        KeyStore store = load(password == null ? null : password.toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) != null) {
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(store);
                return trust.getTrustManagers();
            }
        }
        // PKCS 12 opens without its password, and shows nothing then.
        throw new KeyStoreException("no certificate in it, or no password for it");
    }

    /** Whether it is a PEM bundle, which has no password; false where it can't be read. */
    public boolean isText() {
        try {
            return PemBundle.isOne(Files.readAllBytes(file.toPath()));
        } catch (IOException e) {
            return false;
        }
    }

    private KeyStore load(char @Nullable [] secret) throws IOException, GeneralSecurityException {
        try {
            return KeyStore.getInstance(file, secret);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The JDK knows PKCS 12 by its first bytes, but reads it with the ciphers of whatever provider comes first,
            // and Bouncy Castle's do not fit. Such a provider reads it by itself.
            KeyStore store = loadOfTheFirstProvider(secret);
            if (store == null) {
                throw e;
            }
            return store;
        }
    }

    private @Nullable KeyStore loadOfTheFirstProvider(char @Nullable [] secret) {
        try (InputStream stream = new FileInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, secret);
            return store;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

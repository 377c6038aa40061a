package org.lambdainvoke.invoke;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.Collections;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file with the certificate authorities that vouch for the endpoint, in place of the JVM's. Immutable; prints nothing of
 * its password.
 *
 * @param file a key store of a type that the JVM knows: PKCS 12, JKS
 * @param password of the key store; null for one without
 */
public record TrustStore(File file, @Nullable String password) {

    /** Equal for equal files; see {@link ConnectionSettings#key()}. */
    Object key() {
        return Arrays.asList(file, password);
    }

    /**
     * Reads the file.
     *
     * @return what trusts those in it, and nobody else
     * @throws IOException when it can't be read, or the password is wrong
     * @throws GeneralSecurityException when it is no key store
     */
    public TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        if (!file.isFile()) {
            throw new FileNotFoundException();
        }
        KeyStore store = KeyStore.getInstance(file, password == null ? null : password.toCharArray());
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

    @Override
    public String toString() {
        return file.toString();
    }
}

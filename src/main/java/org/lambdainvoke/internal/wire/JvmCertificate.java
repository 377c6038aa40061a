package org.lambdainvoke.internal.wire;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificate by which this JVM makes itself known to those who ask for one. The JDK reads it where the system
 * properties {@code javax.net.ssl.keyStore*} say, but for its default context only (JSSE reference guide, "Customizing
 * the Default Keystores and Truststores").
 */
final class JvmCertificate {
    private static final String PREFIX = "javax.net.ssl.keyStore";
    private static final String NO_FILE = "NONE";
    private static final String TOKEN = "PKCS11";

    private JvmCertificate() {}

    /**
     * What shows the certificate; none when the properties name no key store.
     *
     * @throws IllegalStateException when the key store can't be read; its message names the property and no password
     */
    static KeyManager[] keyManagers() {
        String file = property("");
        if (file.isEmpty()) {
            return new KeyManager[0];
        }
        try {
            return keyManagers(file, property("Type"), property("Provider"), password());
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("the certificate of this JVM can't be read: the system property " + PREFIX
                    + " is [" + file + "], and reading that fails with "
                    + e.getClass().getSimpleName()
                    + "; see also " + PREFIX + "Type, " + PREFIX + "Provider and " + PREFIX + "Password");
        }
    }

    private static KeyManager[] keyManagers(String file, String type, String provider, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        String kind = type.isEmpty() ? KeyStore.getDefaultType() : type;
        KeyStore keys = provider.isEmpty() ? KeyStore.getInstance(kind) : KeyStore.getInstance(kind, provider);
        if (file.equals(NO_FILE)) {
            keys.load(null, password);
        } else {
            try (InputStream stream = new FileInputStream(file)) {
                keys.load(stream, password);
            }
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        // A token is opened by its password once; its keys have none.
        factory.init(keys, kind.equals(TOKEN) ? null : password);
        return factory.getKeyManagers();
    }

    private static char @Nullable [] password() {
        String password = property("Password");
        return password.isEmpty() ? null : password.toCharArray();
    }

    private static String property(String name) {
        return System.getProperty(PREFIX + name, "");
    }
}

package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How TLS is spoken with endpoints: whom it trusts, and by which certificate this JVM makes itself known. */
final class TlsContext {
    private TlsContext() {}

    /**
     * A context that trusts those in {@code trust}, or the JVM's authorities when it is null, and has the client's
     * certificate of the JVM either way.
     *
     * @throws IllegalStateException when the trust store or the key store of the JVM can't be read
     */
    static SSLContext of(@Nullable TrustStore trust) {
        if (trust == null) {
            try {
                return SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                // The key store of the JVM can't be read, which is told below. Or a security provider has no empty one,
                // which is asked for where there is none.
            }
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(JvmCertificate.keyManagers(), trust == null ? null : trust.trustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "TLS can't be set up, or the file with the authorities can't be read any more", e);
        }
    }
}

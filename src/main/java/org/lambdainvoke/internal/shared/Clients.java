package org.lambdainvoke.internal.shared;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.aws1.SdkClients;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.PooledLambdaInvoker;

/** Makes clients of either kind: the one place that knows both. */
public final class Clients {
    /** Of the SDK v1, for its own clients; AWS SDK for Java developer guide, "Security". */
    private static final String NO_CERTIFICATE_CHECKS = "com.amazonaws.sdk.disableCertChecking";

    private Clients() {}

    /**
     * A client of its own, to be closed by the caller. Opens no connection yet and asks for no credentials.
     *
     * @param settings which client, where to and for how long
     * @param identity as whom
     * @param applicationLoader the class loader of the web application; null when there is none
     * @throws IllegalStateException when the JVM tells the SDK not to verify certificates
     */
    public static LambdaInvoker connect(
            ConnectionSettings settings, Identity identity, @Nullable ClassLoader applicationLoader) {
        if (areCertificatesUnchecked()) {
            throw new IllegalStateException("The system property " + NO_CERTIFICATE_CHECKS
                    + " is set: with it nobody would know to whom the payload is sent. Remove it.");
        }
        return PassingThread.call(() -> {
            CredentialsSource credentials = CredentialsSources.of(identity, settings);
            try {
                return switch (settings.client()) {
                    case POOLED -> pooled(settings, identity.sdk(), credentials, applicationLoader);
                    case SDK -> SdkClients.connect(settings, credentials, applicationLoader);
                };
            } catch (RuntimeException | Error e) {
                credentials.close();
                throw e;
            }
        });
    }

    /** As the SDK reads it: whatever is not "false" turns them off. */
    private static boolean areCertificatesUnchecked() {
        String value = System.getProperty(NO_CERTIFICATE_CHECKS);
        return value != null && !value.equalsIgnoreCase("false");
    }

    private static LambdaInvoker pooled(
            ConnectionSettings settings,
            @Nullable SdkVersion sdk,
            CredentialsSource credentials,
            @Nullable ClassLoader applicationLoader) {
        return PooledLambdaInvoker.connect(settings, credentials, () -> {
            if (sdk != null) {
                Sdks.of(sdk).removeLeftovers(applicationLoader);
            }
        });
    }
}

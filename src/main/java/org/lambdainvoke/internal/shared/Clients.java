package org.lambdainvoke.internal.shared;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.aws1.CredentialsSources;
import org.lambdainvoke.internal.aws1.PassingThread;
import org.lambdainvoke.internal.aws1.Regions;
import org.lambdainvoke.internal.aws1.SdkClients;
import org.lambdainvoke.internal.aws1.SdkLeftovers;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.PooledLambdaInvoker;

/**
 * Makes clients of either kind: the one place that knows both, and what of the SDK for Java v1 each of them takes.
 */
public final class Clients {
    /** Of the SDK, for its own clients; AWS SDK for Java developer guide, "Security". */
    private static final String NO_CERTIFICATE_CHECKS = "com.amazonaws.sdk.disableCertChecking";

    private Clients() {}

    /**
     * A client of its own, to be closed by the caller. Opens no connection yet and asks for no credentials.
     *
     * @param settings which client, where to, as whom and for how long
     * @param applicationLoader the class loader of the web application; null when there is none
     * @throws IllegalStateException when the JVM tells the SDK not to verify certificates
     */
    public static LambdaInvoker connect(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
        if (areCertificatesUnchecked()) {
            throw new IllegalStateException("The system property " + NO_CERTIFICATE_CHECKS
                    + " is set: with it nobody would know to whom the payload is sent. Remove it.");
        }
        return PassingThread.call(() -> switch (settings.client()) {
            case POOLED -> pooled(settings, applicationLoader);
            case SDK -> SdkClients.connect(settings, applicationLoader);
        });
    }

    /** As the SDK reads it: whatever is not "false" turns them off. */
    private static boolean areCertificatesUnchecked() {
        String value = System.getProperty(NO_CERTIFICATE_CHECKS);
        return value != null && !value.equalsIgnoreCase("false");
    }

    private static LambdaInvoker pooled(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
        URI endpoint = Regions.endpointOf(settings);
        CredentialsSource credentials = CredentialsSources.of(settings);
        try {
            // The providers of credentials have clients of the SDK, too.
            return PooledLambdaInvoker.connect(
                    settings, endpoint, credentials, () -> SdkLeftovers.remove(applicationLoader));
        } catch (RuntimeException | Error e) {
            credentials.close();
            throw e;
        }
    }
}

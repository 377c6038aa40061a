package org.lambdainvoke.internal.shared;

import com.amazonaws.SDKGlobalConfiguration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.aws1.SdkLambdaInvoker;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.PassingThread;
import org.lambdainvoke.internal.wire.PooledLambdaInvoker;

/** Makes clients of either kind. */
public final class Clients {
    private Clients() {}

    /**
     * A client of its own, to be closed by the caller. Opens no connection yet and asks for no credentials.
     *
     * @param settings which client, where to, as whom and for how long
     * @param applicationLoader the class loader of the web application; null when there is none
     * @throws IllegalStateException when the JVM tells the SDK not to verify certificates
     */
    public static LambdaInvoker connect(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
        if (SDKGlobalConfiguration.isCertCheckingDisabled()) {
            throw new IllegalStateException("The system property "
                    + SDKGlobalConfiguration.DISABLE_CERT_CHECKING_SYSTEM_PROPERTY
                    + " is set: with it nobody would know to whom the payload is sent. Remove it.");
        }
        return PassingThread.call(() -> switch (settings.client()) {
            case POOLED -> PooledLambdaInvoker.connect(settings, applicationLoader);
            case SDK -> SdkLambdaInvoker.connect(settings, applicationLoader);
        });
    }
}

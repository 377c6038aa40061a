package org.lambdainvoke.invoke;

import com.amazonaws.SDKGlobalConfiguration;
import org.jspecify.annotations.Nullable;

/** The clients that calls can be made by, as the init-param {@code client} names them. They behave alike. */
public enum InvokeClient {
    /** Signs and sends the call itself. */
    POOLED("pooled") {
        @Override
        LambdaInvoker make(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
            return PooledLambdaInvoker.connect(settings, applicationLoader);
        }
    },
    /** The synchronous client of the AWS SDK for Java v1. */
    SDK("sdk") {
        @Override
        LambdaInvoker make(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
            return SdkLambdaInvoker.connect(settings, applicationLoader);
        }
    };

    private final String text;

    InvokeClient(String text) {
        this.text = text;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }

    /**
     * A client of its own, to be closed by the caller. Opens no connection yet and asks for no credentials.
     *
     * @param settings where to, as whom and for how long
     * @param applicationLoader the class loader of the web application; null when there is none
     * @return the client
     * @throws IllegalStateException when the JVM tells the SDK not to verify certificates
     */
    public LambdaInvoker connect(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
        if (SDKGlobalConfiguration.isCertCheckingDisabled()) {
            throw new IllegalStateException("The system property "
                    + SDKGlobalConfiguration.DISABLE_CERT_CHECKING_SYSTEM_PROPERTY
                    + " is set: with it nobody would know to whom the payload is sent. Remove it.");
        }
        return PassingThread.call(() -> make(settings, applicationLoader));
    }

    abstract LambdaInvoker make(ConnectionSettings settings, @Nullable ClassLoader applicationLoader);
}

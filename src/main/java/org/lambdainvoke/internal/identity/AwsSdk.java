package org.lambdainvoke.internal.identity;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.TokenService;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** What an AWS SDK for Java does for the identity of calls. Thread-safe; holds nothing open. */
public interface AwsSdk {
    /**
     * The one source of the SDK's default chain that environment and files lead to. The chain as a whole goes on to the
     * next source where that one fails, and signs as another. Asks nothing yet.
     */
    CredentialsFetch source(CredentialsOrigin.Found found);

    /**
     * Calls of STS, by the way out that {@code settings} name. Opens no connection yet.
     *
     * @param endpoint where STS is
     */
    TokenService sts(URI endpoint, ConnectionSettings settings);

    /** The region that the SDK's region chain finds; the last of it asks the metadata of an instance. */
    Optional<String> region();

    /**
     * Removes what the SDK leaves behind when the last that it was used for is closed.
     *
     * @param applicationLoader the class loader of the web application; null when there is none
     */
    void removeLeftovers(@Nullable ClassLoader applicationLoader);
}

package org.lambdainvoke.internal.shared;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.credentials.RoleCredentials;
import org.lambdainvoke.internal.credentials.SuppliedCredentials;
import org.lambdainvoke.internal.credentials.WebIdentity;
import org.lambdainvoke.internal.credentials.WebIdentityCredentials;
import org.lambdainvoke.internal.credentials.WrittenCredentials;
import org.lambdainvoke.internal.identity.AwsSdk;
import org.lambdainvoke.internal.identity.CredentialsOrigin;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** Sources of credentials: what was written down, what a program or an SDK finds, what STS gives for it. */
public final class CredentialsSources {
    private final ConnectionSettings settings;
    private final @Nullable SdkVersion sdk;

    private CredentialsSources(ConnectionSettings settings, @Nullable SdkVersion sdk) {
        this.settings = settings;
        this.sdk = sdk;
    }

    /**
     * The source of {@code identity}. Makes no request yet.
     *
     * @param settings by which way STS is reached
     */
    public static CredentialsSource of(Identity identity, ConnectionSettings settings) {
        return new CredentialsSources(settings, identity.sdk()).source(identity.origin(), identity.role());
    }

    private CredentialsSource source(CredentialsOrigin origin, @Nullable AssumedRole role) {
        if (role != null) {
            return new CredentialsSource(
                    new RoleCredentials(role, fetch(origin), sdk().sts(role.stsEndpoint(), settings)));
        }
        return origin instanceof CredentialsOrigin.Written written
                ? CredentialsSource.of(written.credentials())
                : new CredentialsSource(fetch(origin));
    }

    private CredentialsFetch fetch(CredentialsOrigin origin) {
        if (origin instanceof CredentialsOrigin.Written written) {
            return new WrittenCredentials(written.credentials());
        } else if (origin instanceof CredentialsOrigin.Supplied supplied) {
            return new SuppliedCredentials(supplied.supplier());
        } else if (origin instanceof CredentialsOrigin.Exchanged exchanged) {
            WebIdentity role = exchanged.role();
            return new WebIdentityCredentials(role, sdk().sts(role.stsEndpoint(), settings));
        } else if (origin instanceof CredentialsOrigin.Found found) {
            return sdk().source(found);
        }
        throw new IllegalStateException("an origin of another kind");
    }

    private AwsSdk sdk() {
        if (sdk == null) {
            throw new IllegalStateException("no SDK was chosen");
        }
        return Sdks.of(sdk);
    }
}

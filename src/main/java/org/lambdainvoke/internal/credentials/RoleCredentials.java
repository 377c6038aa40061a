package org.lambdainvoke.internal.credentials;

import org.lambdainvoke.call.AwsCredentials;

/** The credentials of a role, assumed with those of another source. */
public final class RoleCredentials implements CredentialsFetch {
    private final AssumedRole role;
    private final CredentialsFetch own;
    private final TokenService sts;

    /**
     * Makes no call yet.
     *
     * @param own who may assume the role; closed with this
     * @param sts closed with this
     */
    public RoleCredentials(AssumedRole role, CredentialsFetch own, TokenService sts) {
        this.role = role;
        this.own = own;
        this.sts = sts;
    }

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        KnownCredentials known = own.fetch(isAnew);
        AwsCredentials session = sts.assume(role, known.credentials());
        return KnownCredentials.of(session, "the role " + role.arn() + ", assumed with " + known.origin());
    }

    @Override
    public void close() {
        try {
            sts.close();
        } finally {
            own.close();
        }
    }
}

package org.lambdainvoke.internal.credentials;

import java.io.IOException;
import java.nio.file.Files;

/** The credentials of a role, assumed with a token that stands in a file. */
public final class WebIdentityCredentials implements CredentialsFetch {
    private final WebIdentity role;
    private final TokenService sts;

    /**
     * Makes no call yet.
     *
     * @param sts closed with this
     */
    public WebIdentityCredentials(WebIdentity role, TokenService sts) {
        this.role = role;
        this.sts = sts;
    }

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        return KnownCredentials.of(sts.assume(role, token()), "web identity, for the role " + role.roleArn());
    }

    /** Read anew each time, as its provider renews it. */
    private String token() {
        try {
            return Files.readString(role.tokenFile()).strip();
        } catch (IOException e) {
            throw new FailedException(
                    "the file of AWS_WEB_IDENTITY_TOKEN_FILE can't be read: "
                            + e.getClass().getName(),
                    e);
        }
    }

    @Override
    public void close() {
        sts.close();
    }
}

package org.lambdainvoke.internal.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.environment.Environment;

/**
 * A token of another identity provider, and the role that it is exchanged for, as the environment names them (AWS SDKs
 * and Tools Reference Guide, "Assume role with web identity"). Immutable.
 *
 * @param path where the token is
 * @param roleArn the role
 * @param sessionName what the session is called; null where nobody says
 */
public record TokenFile(
        String path, String roleArn, @Nullable String sessionName) {
    /** What is set, which it is as a whole. */
    static TokenFile in(Environment environment, boolean areProperties) {
        return new TokenFile(
                Objects.requireNonNull(
                        told(environment, "aws.webIdentityTokenFile", "AWS_WEB_IDENTITY_TOKEN_FILE", areProperties)),
                Objects.requireNonNull(told(environment, "aws.roleArn", "AWS_ROLE_ARN", areProperties)),
                told(environment, "aws.roleSessionName", "AWS_ROLE_SESSION_NAME", areProperties));
    }

    private static @Nullable String told(
            Environment environment, String property, String variable, boolean areProperties) {
        String told = areProperties ? environment.property(property) : null;
        return told == null ? environment.variable(variable) : told;
    }
}

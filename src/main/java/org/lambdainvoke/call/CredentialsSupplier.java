package org.lambdainvoke.call;

/**
 * Gets credentials from where only the program knows, such as a vault. A filter asks it on a thread of its own: for the
 * first request, five minutes before {@link AwsCredentials#expiry()} (after half of their life when that is shorter;
 * each minute where they have none), and, once a second at most, when AWS refuses what it gave because it has expired.
 * Requests meanwhile are signed with what it gave before.
 */
@FunctionalInterface
public interface CredentialsSupplier {
    /**
     * Gets credentials. May block, and is called by one thread at a time, for all filters that share connections; that
     * thread is interrupted when the last of them ends.
     *
     * @return never null; none that have expired
     * @throws Exception when there are none to be had now. The log has its class and not its message, which may quote a
     *     secret. It is asked again each second, and what it gave before serves until it expires
     */
    AwsCredentials get() throws Exception;
}

package org.lambdainvoke.internal.credentials;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.observe.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the credentials of each call ready. They are fetched on a thread of its own, before those that it has expire, so
 * that calls wait for the first ones only; when that fails the old ones serve as long as they are valid. Thread-safe.
 */
public final class CredentialsSource implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CredentialsSource.class);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final CredentialsFetch fetch;
    private final CredentialsState state;

    /** Of the thread alone. */
    private String origin = "";

    private final Thread thread = new Thread(this::keepRenewed, "lambda-invoke-credentials");

    /** Fetches nothing yet. */
    public CredentialsSource(CredentialsFetch fetch) {
        this(fetch, null);
    }

    private CredentialsSource(CredentialsFetch fetch, @Nullable KnownCredentials known) {
        this.fetch = fetch;
        this.state = new CredentialsState(known, this::begin);
        thread.setDaemon(true);
    }

    /** The source of what was written down, which never changes: no thread is begun for it. */
    public static CredentialsSource of(AwsCredentials written) {
        WrittenCredentials always = new WrittenCredentials(written);
        return new CredentialsSource(always, always.fetch(false));
    }

    /**
     * The credentials to sign a call with.
     *
     * @throws InvocationFailure {@link FailureReason#REJECTED} when there are none, {@link FailureReason#TIMEOUT} when
     *     none come before {@code deadline}
     */
    public AwsCredentials current(Deadline deadline) throws InvocationFailure {
        try {
            return state.valid(deadline);
        } catch (CredentialsMissingException e) {
            throw e.failure(deadline);
        }
    }

    /**
     * The same for who can throw nothing else.
     *
     * @throws CredentialsMissingException when there are none, or none come before {@code deadline}
     */
    public AwsCredentials required(Deadline deadline) {
        return state.valid(deadline);
    }

    /**
     * Has new credentials fetched in place of {@code refused}, once for all calls that ask meanwhile and once a second
     * at most.
     *
     * @return others than {@code refused}; null when there are none
     */
    public @Nullable AwsCredentials renewed(AwsCredentials refused, Deadline deadline) throws InvocationFailure {
        try {
            return state.others(refused, deadline);
        } catch (CredentialsMissingException e) {
            throw e.failure(deadline);
        }
    }

    private void begin() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** Whatever is thrown, the next look comes, since this thread is not begun again. */
    private void keepRenewed() {
        while (!state.isClosed()) {
            try {
                boolean isAnew = state.awaitTheNext();
                if (!state.isClosed()) {
                    renew(isAnew);
                }
            } catch (InterruptedException e) {
                // Closed, or left behind by a provider.
            } catch (Throwable e) {
                // The log's: what was fetched, or why it could not be, is noted before.
            }
        }
    }

    private void renew(boolean isAnew) {
        try {
            KnownCredentials fetched = fetch.fetch(isAnew);
            if (!fetched.isValid()) {
                throw new CredentialsFetch.FailedException("those that were fetched had expired");
            }
            tellOrigin(fetched.origin());
            state.fetched(fetched, isAnew);
        } catch (CredentialsFetch.FailedException e) {
            fail(e, e.told(), isAnew);
        } catch (Error e) {
            fail(e, e.toString(), isAnew);
        } catch (Throwable e) {
            // Other languages of the JVM throw checked exceptions, too. The message may quote a credential.
            fail(e, e.getClass().getName(), isAnew);
        }
    }

    /** Once, and again when it is another: an SDK's chain goes on to the next source when one fails. */
    private void tellOrigin(String current) {
        if (!current.equals(origin)) {
            origin = current;
            LOGGER.info("credentials come from {}", LogText.escape(current));
        }
    }

    private void fail(Throwable why, String told, boolean wasAnew) {
        // The first, the second, the fourth and so on, as there is one a second.
        if (Integer.bitCount(state.failed(why, wasAnew)) == 1 && !state.isClosed()) {
            LOGGER.warn("credentials can't be fetched: {}", LogText.escape(told));
        }
    }

    /** Fetches nothing any more. */
    @Override
    public void close() {
        state.close();
        fetch.close();
        thread.interrupt();
        try {
            thread.join(PATIENCE_AT_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

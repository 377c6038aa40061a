package org.lambdainvoke.internal.credentials;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.aws1.RoleCredentials;
import org.lambdainvoke.internal.aws1.SdkConfiguration;
import org.lambdainvoke.internal.observe.LogText;
import org.lambdainvoke.internal.wire.ApiErrors;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the credentials of each call ready. They are fetched on a thread of its own, before those that it has expire, so
 * that calls wait for the first ones only; when that fails the old ones serve as long as they are valid. Thread-safe.
 */
public final class CredentialsSource implements AWSCredentialsProvider, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CredentialsSource.class);

    /** How long a source rests that had no others, or none at all. */
    private static final Duration UNTIL_RETRY = Duration.ofSeconds(1);

    /** A call of the SDK's client has a deadline of its own, which ends the wait earlier. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final CredentialsFetch fetch;
    private final Thread thread = new Thread(this::keepRenewed, "lambda-invoke-credentials");
    private final ReentrantLock lock = new ReentrantLock();

    /** That a call wants something. Apart from {@link #news}: else those who wait would wake each other without end. */
    private final Condition wish = lock.newCondition();

    /** That something was fetched, or could not be. */
    private final Condition news = lock.newCondition();

    private volatile @Nullable KnownCredentials known;
    private @Nullable SdkClientException failure;
    private boolean isWanted;
    private boolean isAnewWanted;
    private int fetchesAnew;
    private long fetchedAnewAt;
    private int failuresInARow;
    private volatile boolean isClosed;

    /** Fetches nothing yet. */
    public CredentialsSource(CredentialsFetch fetch) {
        this.fetch = fetch;
        thread.setDaemon(true);
    }

    /**
     * The source that {@code settings} lead to: what was written down, else the SDK's chain, or a role assumed with it.
     */
    public static CredentialsSource of(ConnectionSettings settings) {
        Credentials written = settings.credentials();
        AWSCredentialsProvider own = written == null
                ? new DefaultAWSCredentialsProviderChain()
                : new AWSStaticCredentialsProvider(written.ofSdk());
        if (settings.role() != null) {
            return new CredentialsSource(
                    new RoleCredentials(settings.role(), own, settings.region(), SdkConfiguration.forSts(settings)));
        }
        CredentialsSource source = new CredentialsSource(CredentialsFetch.of(own));
        if (written != null) {
            // No thread is begun for what never changes.
            source.known = new KnownCredentials(own.getCredentials(), written, null);
        }
        return source;
    }

    /**
     * The credentials in the SDK's form.
     *
     * @throws CredentialsMissingException when there are none
     */
    @Override
    public AWSCredentials getCredentials() {
        return known(Deadline.after(PATIENCE)).ofSdk();
    }

    /** Does nothing: they are renewed in time, and those that were refused by {@link #renewed}. */
    @Override
    public void refresh() {}

    /**
     * The credentials to sign a call with.
     *
     * @throws InvocationFailure {@link FailureReason#REJECTED} when there are none, {@link FailureReason#TIMEOUT} when
     *     none come before {@code deadline}
     */
    public Credentials current(Deadline deadline) throws InvocationFailure {
        try {
            return known(deadline).signing();
        } catch (CredentialsMissingException e) {
            throw e.failure(deadline);
        }
    }

    private KnownCredentials known(Deadline deadline) {
        KnownCredentials current = known;
        return current != null && current.isValid() ? current : awaitKnown(deadline);
    }

    private KnownCredentials awaitKnown(Deadline deadline) {
        lock.lock();
        try {
            KnownCredentials current = known;
            while (current == null || !current.isValid()) {
                if (failure != null) {
                    throw new CredentialsMissingException(failure);
                }
                isWanted = true;
                awaitNews(deadline);
                current = known;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has new credentials fetched in place of {@code refused}, once for all calls that ask meanwhile and once a second
     * at most.
     *
     * @return others than {@code refused}; null when there are none
     */
    @Nullable
    public Credentials renewed(Credentials refused, Deadline deadline) throws InvocationFailure {
        lock.lock();
        try {
            int before = fetchesAnew;
            while (fetchesAnew == before && isKnown(refused) && !wereJustFetchedAnew()) {
                isAnewWanted = true;
                awaitNews(deadline);
            }
            KnownCredentials current = known;
            return current == null || isKnown(refused) ? null : current.signing();
        } catch (CredentialsMissingException e) {
            throw e.failure(deadline);
        } finally {
            lock.unlock();
        }
    }

    private boolean wereJustFetchedAnew() {
        return fetchesAnew > 0 && System.nanoTime() - fetchedAnewAt < UNTIL_RETRY.toNanos();
    }

    private boolean isKnown(Credentials refused) {
        return known == null || known.signing().areSameAs(refused);
    }

    /** Waits until something was fetched, or could not be. */
    // Both callers loop.
    @SuppressWarnings("WaitNotInLoop")
    private void awaitNews(Deadline deadline) {
        if (isClosed) {
            throw new CredentialsMissingException(new SdkClientException("closed"));
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        wish.signal();
        int remainingMillis = deadline.remainingMillis();
        if (remainingMillis == 0) {
            throw new CredentialsMissingException(new SdkClientException("none came before the deadline"));
        }
        try {
            news.awaitNanos(TimeUnit.MILLISECONDS.toNanos(remainingMillis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsMissingException(new SdkClientException("interrupted", e));
        }
    }

    /** Whatever is thrown, the next look comes: nobody would begin this thread again. */
    private void keepRenewed() {
        while (!isClosed) {
            try {
                boolean isAnew = awaitTheNext();
                if (!isClosed) {
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
            KnownCredentials fetched = KnownCredentials.of(fetch.fetch(isAnew));
            if (fetched.isValid()) {
                note(fetched, isAnew);
            } else {
                fail(new SdkClientException("those that were fetched had expired"), isAnew);
            }
        } catch (SdkClientException e) {
            fail(e, isAnew);
        } catch (Throwable e) {
            fail(new SdkClientException(e), isAnew);
        }
    }

    private void note(KnownCredentials fetched, boolean wasAnew) {
        lock.lock();
        try {
            known = fetched;
            failure = null;
            isWanted = false;
            failuresInARow = 0;
            tell(wasAnew);
        } finally {
            lock.unlock();
        }
    }

    private void fail(SdkClientException why, boolean wasAnew) {
        // The first, the second, the fourth and so on, as there is one a second.
        if (Integer.bitCount(note(why, wasAnew)) == 1 && !isClosed) {
            LOGGER.warn("credentials can't be fetched: {}", LogText.escape(told(why)));
        }
    }

    private static String told(SdkClientException why) {
        if (why instanceof AmazonServiceException refusal) {
            return ApiErrors.describe(refusal);
        }
        // The chain repeats what AWS said to each of its providers, and that of a signature may quote a credential.
        String said = why.toString();
        return said.contains("ignature") || said.contains("oken included")
                ? why.getClass().getName()
                : said;
    }

    /** Returns how many failures in a row there are. */
    private int note(SdkClientException why, boolean wasAnew) {
        lock.lock();
        try {
            failure = why;
            tell(wasAnew);
            return ++failuresInARow;
        } finally {
            lock.unlock();
        }
    }

    private void tell(boolean wasAnew) {
        if (wasAnew) {
            isAnewWanted = false;
            fetchesAnew++;
            fetchedAnewAt = System.nanoTime();
        }
        news.signalAll();
    }

    /** Waits for the time of the next fetch. Returns whether those that were got before were refused. */
    private boolean awaitTheNext() throws InterruptedException {
        lock.lock();
        try {
            KnownCredentials current = known;
            Duration rest = failure != null ? UNTIL_RETRY : current == null ? Duration.ZERO : current.rest();
            long left = rest.toNanos();
            while (!isClosed && left > 0 && !isAnewWanted && !(isWanted && failure == null)) {
                left = wish.awaitNanos(left);
            }
            return isAnewWanted;
        } finally {
            lock.unlock();
        }
    }

    /** Fetches nothing any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            wish.signal();
            news.signalAll();
        } finally {
            lock.unlock();
        }
        fetch.close();
        thread.interrupt();
        try {
            thread.join(PATIENCE_AT_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

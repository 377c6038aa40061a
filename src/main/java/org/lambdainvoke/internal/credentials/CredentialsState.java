package org.lambdainvoke.internal.credentials;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Deadline;

/**
 * What is known of credentials and what calls wish for: stands between the calls, which wait for news, and the thread
 * that fetches, which waits for wishes. Thread-safe.
 */
final class CredentialsState {
    /** How long a source rests that had no others, or none at all. */
    private static final Duration UNTIL_RETRY = Duration.ofSeconds(1);

    private final Runnable beginning;
    private final ReentrantLock lock = new ReentrantLock();

    /** That a call wants something. Apart from {@link #news}: else those who wait would wake each other without end. */
    private final Condition wish = lock.newCondition();

    /** That something was fetched, or could not be. */
    private final Condition news = lock.newCondition();

    private volatile @Nullable KnownCredentials known;
    private @Nullable Throwable failure;
    private boolean isWanted;
    private boolean isAnewWanted;
    private int fetchesAnew;
    private long fetchedAnewAt;
    private int failuresInARow;
    private volatile boolean isClosed;

    /**
     * Nothing is wanted yet.
     *
     * @param known what is known from the beginning; null for nothing
     * @param beginning done, by one thread at a time, whenever a call begins to wait for news
     */
    CredentialsState(@Nullable KnownCredentials known, Runnable beginning) {
        this.known = known;
        this.beginning = beginning;
    }

    boolean isClosed() {
        return isClosed;
    }

    /**
     * Credentials that are valid, waited for where there are none.
     *
     * @throws CredentialsMissingException when there are none to be had, or none come before {@code deadline}
     */
    AwsCredentials valid(Deadline deadline) {
        KnownCredentials current = known;
        return current != null && current.isValid() ? current.credentials() : awaitValid(deadline);
    }

    private AwsCredentials awaitValid(Deadline deadline) {
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
            return current.credentials();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for others than {@code refused}; all calls that ask meanwhile for the same fetch, of which there is one a
     * second at most.
     *
     * @return null when there are none
     * @throws CredentialsMissingException when it takes longer than until {@code deadline}
     */
    @Nullable
    AwsCredentials others(AwsCredentials refused, Deadline deadline) {
        lock.lock();
        try {
            int before = fetchesAnew;
            while (fetchesAnew == before && isKnown(refused) && !wereJustFetchedAnew()) {
                isAnewWanted = true;
                awaitNews(deadline);
            }
            KnownCredentials current = known;
            return current == null || isKnown(refused) ? null : current.credentials();
        } finally {
            lock.unlock();
        }
    }

    private boolean wereJustFetchedAnew() {
        return fetchesAnew > 0 && System.nanoTime() - fetchedAnewAt < UNTIL_RETRY.toNanos();
    }

    private boolean isKnown(AwsCredentials refused) {
        return known == null || areAlike(known.credentials(), refused);
    }

    /** Whether a call that is signed with either is signed alike. */
    private static boolean areAlike(AwsCredentials one, AwsCredentials other) {
        return one.accessKeyId().equals(other.accessKeyId())
                && one.secretAccessKey().equals(other.secretAccessKey())
                && Objects.equals(one.sessionToken(), other.sessionToken());
    }

    /** Waits until something was fetched, or could not be. */
    // Both callers loop.
    @SuppressWarnings("WaitNotInLoop")
    private void awaitNews(Deadline deadline) {
        if (isClosed) {
            throw new CredentialsMissingException(new CredentialsFetch.FailedException("closed"));
        }
        beginning.run();
        wish.signal();
        int remainingMillis = deadline.remainingMillis();
        if (remainingMillis == 0) {
            throw new CredentialsMissingException(
                    new CredentialsFetch.FailedException("none came before the deadline"));
        }
        try {
            news.awaitNanos(TimeUnit.MILLISECONDS.toNanos(remainingMillis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsMissingException(e);
        }
    }

    /** Waits for the time of the next fetch. Returns whether those that were got before were refused. */
    boolean awaitTheNext() throws InterruptedException {
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

    void fetched(KnownCredentials fetched, boolean wasAnew) {
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

    /** Nothing could be fetched. Returns how many failures in a row there are. */
    int failed(Throwable why, boolean wasAnew) {
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

    /** Nobody waits any more. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            wish.signal();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

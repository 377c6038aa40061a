package org.lambdainvoke.internal.exchange;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.policy.Breaker;
import org.lambdainvoke.internal.responder.ExchangeJournal;

/** What follows the end of an exchange. Runs once, on whatever thread ends it. */
final class Ending implements Runnable {
    private final ExchangeJournal journal;
    private volatile Breaker.Permission permission = Breaker.Permission.NONE;
    private volatile @Nullable Runnable listeners;

    /**
     * Nothing has ended yet.
     *
     * @param journal knows how it ends
     * @param listeners tells those who want to know, once
     */
    Ending(ExchangeJournal journal, Runnable listeners) {
        this.journal = journal;
        this.listeners = listeners;
    }

    /** Ends {@code taken} with the exchange, where no call has ended it. To be called by the thread that has begun. */
    void permit(Breaker.Permission taken) {
        permission = taken;
    }

    /** Leaves it to the caller to tell the listeners. To be called before the end, by the thread that has begun. */
    Runnable postponeListeners() {
        Runnable postponed = listeners;
        if (postponed == null) {
            throw new IllegalStateException("postponed already");
        }
        listeners = null;
        return postponed;
    }

    @Override
    public void run() {
        try {
            permission.end(journal.reason());
        } finally {
            Runnable told = listeners;
            if (told != null) {
                told.run();
            }
        }
    }
}

package org.lambdainvoke.internal.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;

/**
 * The clients of a web application: one for all filters whose connections are alike, closed with the last of them. Kept
 * by the web application, so that nothing outlives it. Thread-safe.
 */
public final class SharedClients {
    private final Map<Object, SharedClient> clients = new HashMap<>();

    /**
     * The client for {@code key}, to be given back once.
     *
     * @param key equal for settings whose connections may be shared
     * @param places how many invocations the filter admits at once
     * @param applicationLoader the class loader of the web application; null when there is none
     * @param maker makes it where there is none yet
     * @throws IllegalStateException when no client can be made; there is nothing to give back then
     */
    public synchronized SharedClient lease(
            Object key, int places, @Nullable ClassLoader applicationLoader, Supplier<LambdaInvoker> maker) {
        SharedClient client = clients.get(key);
        if (client == null) {
            client = new SharedClient(maker.get(), new Workers(applicationLoader));
            clients.put(key, client);
        }
        client.join(places);
        return client;
    }

    /** Closes {@code client} when nobody else has it. */
    public synchronized void giveBack(SharedClient client, int places) {
        if (client.leave(places)) {
            clients.values().remove(client);
            client.close();
        }
    }
}

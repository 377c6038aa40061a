package org.lambdainvoke;

import jakarta.servlet.ServletContext;
import java.util.HashMap;
import java.util.Map;
import org.lambdainvoke.invoke.ConnectionSettings;

/**
 * The clients of a web application: one for all filters whose connections are alike, closed with the last of them. Kept
 * in the ServletContext, so that nothing outlives the application. Thread-safe.
 */
final class SharedClients {
    private static final String ATTRIBUTE = "org.lambdainvoke.clients";

    private final Map<Object, SharedClient> clients = new HashMap<>();

    private SharedClients() {}

    /** Those of the web application. */
    static synchronized SharedClients of(ServletContext application) {
        if (application.getAttribute(ATTRIBUTE) instanceof SharedClients clients) {
            return clients;
        }
        SharedClients clients = new SharedClients();
        application.setAttribute(ATTRIBUTE, clients);
        return clients;
    }

    /**
     * The client for {@code settings}, to be given back once.
     *
     * @param places how many invocations the filter admits at once
     * @throws IllegalStateException when no client can be made; there is nothing to give back then
     */
    synchronized SharedClient lease(ConnectionSettings settings, int places, ServletContext application) {
        Object key = settings.key();
        SharedClient client = clients.get(key);
        if (client == null) {
            client = new SharedClient(
                    settings.client().connect(settings, application.getClassLoader()),
                    new Workers(application.getClassLoader()));
            clients.put(key, client);
        }
        client.join(places);
        return client;
    }

    /** Closes {@code client} when nobody else has it. */
    synchronized void giveBack(SharedClient client, int places) {
        if (client.leave(places)) {
            clients.values().remove(client);
            client.close();
        }
    }
}

package org.lambdainvoke.internal.route;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was switched over since the filter began. Holds until the filter ends, until it is reset, or until the route's
 * own line changes. Takes effect with the next request. Thread-safe.
 */
public final class Switches {
    private final Map<String, Integer> shares = new ConcurrentHashMap<>();
    private final Map<String, Integer> shadows = new ConcurrentHashMap<>();
    private volatile boolean isAllToApplication;

    /** Whether the application answers everything. */
    public boolean isAllToApplication() {
        return isAllToApplication;
    }

    /** Leaves everything to the application, or no more. */
    void allToApplication(boolean isOn) {
        isAllToApplication = isOn;
    }

    /** Whether a route is as it is configured. */
    boolean isUntouched(String name) {
        return !isAllToApplication && (shares.isEmpty() || !shares.containsKey(name));
    }

    /** Sets the share of a route, in hundredths of a per cent. Returns the one that was set before; null for none. */
    @Nullable
    Integer share(String name, int share) {
        return shares.put(name, share);
    }

    /** Sets which part of the application's requests a function is asked as well, in hundredths of a per cent. */
    void shadow(String name, int share) {
        shadows.put(name, share);
    }

    /** Which part that is now. */
    int shadow(Route route) {
        return shadows.isEmpty()
                ? route.shadow().share()
                : shadows.getOrDefault(route.name(), route.shadow().share());
    }

    /** The rules that hold now. */
    SideRules rules(Route route) {
        Integer share = shares.get(route.name());
        return share == null ? route.sides() : route.sides().withShare(share);
    }

    /** Routes whose lines have changed are as their lines say. */
    void forget(Set<String> names) {
        shares.keySet().removeAll(names);
        shadows.keySet().removeAll(names);
    }

    /** All is as it is configured. */
    void reset() {
        shares.clear();
        shadows.clear();
        isAllToApplication = false;
    }
}

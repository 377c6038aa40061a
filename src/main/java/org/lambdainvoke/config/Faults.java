package org.lambdainvoke.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the faults of a configuration, so that a user sees all of them at once. Not thread-safe. */
public final class Faults {
    private final SortedMap<ParameterName, String> byParameter = new TreeMap<>();
    private final Map<ParameterName, String> writtenAs = new EnumMap<>(ParameterName.class);
    private final List<String> unknown = new ArrayList<>();

    /**
     * Notes that {@code found} is not accepted. Only the first fault of a parameter is kept: those after it are its
     * consequences.
     *
     * @param found the value, printed unless the parameter is secret
     */
    public void add(ParameterName name, String found) {
        add(name, found, "");
    }

    /**
     * As {@link #add(ParameterName, String)}, with a sentence behind it.
     *
     * @param hint what more helps to mend the fault; must hold no secret
     */
    public void add(ParameterName name, String found, String hint) {
        String written = writtenAs.getOrDefault(name, found);
        String shown = name.isSecret() && !found.isEmpty() ? "hidden" : written;
        String fault = name.text() + ": found [" + shown + "], accepted: " + name.accepted();
        byParameter.putIfAbsent(name, hint.isEmpty() ? fault : fault + "; " + hint);
    }

    /** Notes a number that may lie outside the range of {@code name}. */
    public void check(ParameterName name, long value) {
        if (!name.contains(value)) {
            add(name, Long.toString(value));
        }
    }

    /** Prints {@code written} for whatever is found under {@code name}: what a placeholder stood for may be a secret. */
    void show(ParameterName name, String written) {
        writtenAs.put(name, written);
    }

    void addUnknown(String name, String nearest) {
        unknown.add(name + ": no parameter has this name, the nearest is [" + nearest + "]");
    }

    /** Whether {@code name} has a fault already. */
    public boolean has(ParameterName name) {
        return byParameter.containsKey(name);
    }

    /**
     * Ends the collection.
     *
     * @throws ConfigurationException when there is any fault
     */
    public void throwIfAny() {
        List<String> all = new ArrayList<>(byParameter.values());
        all.addAll(unknown);
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }
}

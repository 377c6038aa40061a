package org.lambdainvoke.internal.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lambdainvoke.ConfigurationException;

/** Collects the faults of a configuration, so that a user sees all of them at once. Not thread-safe. */
public final class Faults {
    private final SortedMap<ParameterName, String> byParameter = new TreeMap<>();
    private final Map<ParameterName, String> writtenAs = new EnumMap<>(ParameterName.class);
    private final Map<ParameterName, String> writtenUnder = new EnumMap<>(ParameterName.class);
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
        String fault = writtenUnder.getOrDefault(name, name.text()) + ": found [" + shown(name, found) + "], accepted: "
                + name.accepted();
        byParameter.putIfAbsent(name, hint.isEmpty() ? fault : fault + "; " + hint);
    }

    /** Notes that {@code name} was written, and {@code missing}, without which it means nothing, was not. */
    public void addAlone(ParameterName name, String found, ParameterName missing) {
        // One that has a fault is not missing.
        if (!has(missing)) {
            add(name, found, missing.text() + " is not set");
        }
    }

    private String shown(ParameterName name, String found) {
        String written = writtenAs.getOrDefault(name, "");
        if (Placeholders.isOne(written)) {
            return written;
        }
        // Beside a placeholder may stand what is a secret, as in a URL that has a password.
        boolean mayBeSecret = name.isSecret() || written.contains("@") || written.contains("?");
        if (mayBeSecret && !found.isEmpty()) {
            return "hidden";
        }
        return written.isEmpty() ? found : written;
    }

    /** Notes a number that may lie outside the range of {@code name}. */
    public void check(ParameterName name, long value) {
        if (!name.contains(value)) {
            add(name, Long.toString(value));
        }
    }

    /**
     * Notes how a parameter was written. A value with placeholders is printed as such, whatever is found in it: what a
     * placeholder stands for may be a secret.
     *
     * @param under the name of the init-param or of the context-param
     */
    void written(ParameterName name, String under, String value) {
        writtenUnder.put(name, under);
        writtenAs.put(name, value.contains("${") ? value : "");
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

package org.lambdainvoke.internal.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the faults of a configuration, so that a user sees all of them at once. Not thread-safe. */
public final class Faults {
    private final ParameterTable table;
    private final Map<Parameter<?>, String> byParameter = new HashMap<>();
    private final Map<Parameter<?>, String> writtenAs = new HashMap<>();
    private final Map<Parameter<?>, String> writtenUnder = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    /** None yet. */
    public Faults(ParameterTable table) {
        this.table = table;
    }

    /**
     * Notes that a value is not accepted. Only the first fault of a parameter is kept: those after it are its
     * consequences.
     *
     * @param found the value, printed unless the parameter is secret
     */
    public <T> void add(Parameter<T> parameter, T found) {
        add(parameter, found, "");
    }

    /**
     * As {@link #add(Parameter, Object)}, with a sentence after it.
     *
     * @param hint what more helps to mend the fault; must hold no secret
     */
    public <T> void add(Parameter<T> parameter, T found, String hint) {
        addText(parameter, parameter.type().shown(found), hint);
    }

    /**
     * As {@link #add(Parameter, Object, String)}, for text that has no value.
     *
     * @param found empty when there is none
     */
    public void addText(Parameter<?> parameter, String found, String hint) {
        String fault = writtenUnder.getOrDefault(parameter, parameter.name()) + ": found [" + shown(parameter, found)
                + "], accepted: " + parameter.type().accepted();
        byParameter.putIfAbsent(parameter, hint.isEmpty() ? fault : fault + "; " + hint);
    }

    /** Notes that {@code parameter} was written, and {@code missing}, without which it means nothing, was not. */
    public <T> void addAlone(Parameter<T> parameter, T found, Parameter<?> missing) {
        // One that has a fault is not missing.
        if (!has(missing)) {
            add(parameter, found, missing.name() + " is not set");
        }
    }

    private String shown(Parameter<?> parameter, String found) {
        String written = writtenAs.getOrDefault(parameter, "");
        if (Placeholders.isOne(written)) {
            return written;
        }
        // Beside a placeholder may stand what is a secret, as in a URL that has a password.
        boolean mayBeSecret = parameter.isSecret() || written.contains("@") || written.contains("?");
        if (mayBeSecret && !found.isEmpty()) {
            return "hidden";
        }
        return written.isEmpty() ? found : written;
    }

    /**
     * Notes how a parameter was written. A value with placeholders is printed as such, whatever is found in it: what a
     * placeholder stands for may be a secret.
     *
     * @param under the name of the init-param or of the context-param
     */
    void written(Parameter<?> parameter, String under, String value) {
        writtenUnder.put(parameter, under);
        writtenAs.put(parameter, value.contains("${") ? value : "");
    }

    void addUnknown(String name, String nearest) {
        unknown.add(name + ": no parameter has this name, the nearest is [" + nearest + "]");
    }

    /** Whether {@code parameter} has a fault already. */
    public boolean has(Parameter<?> parameter) {
        return byParameter.containsKey(parameter);
    }

    /** All of them in the order of the table, then the unknown names; empty when there is no fault. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        for (Parameter<?> parameter : table.all()) {
            if (has(parameter)) {
                all.add(byParameter.get(parameter));
            }
        }
        all.addAll(unknown);
        return all;
    }
}

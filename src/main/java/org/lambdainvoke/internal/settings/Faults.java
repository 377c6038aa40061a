package org.lambdainvoke.internal.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a configuration, so that a user sees all of them at once. Not thread-safe. */
public final class Faults {
    private final ParameterTable table;
    private final @Nullable Faults outer;
    private final Map<Parameter<?>, String> byParameter = new HashMap<>();
    private final Map<Parameter<?>, String> writtenAs = new HashMap<>();
    private final Map<Parameter<?>, String> writtenUnder = new HashMap<>();
    private final Map<Parameter<?>, List<String>> ofLines = new HashMap<>();
    private final List<String> others = new ArrayList<>();

    /** None yet. */
    public Faults(ParameterTable table) {
        this(table, null);
    }

    private Faults(ParameterTable table, @Nullable Faults outer) {
        this.table = table;
        this.outer = outer;
    }

    /** None yet, of values that stand in for some of those that have these faults. */
    public Faults within() {
        return new Faults(table, this);
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

    /**
     * Notes what is not accepted in a line of a value, or of the file that a value names.
     *
     * @param line the first one is 1
     * @param fault a sentence; must hold no secret
     */
    public void addOfLine(Parameter<?> parameter, int line, String fault) {
        ofLines.computeIfAbsent(parameter, unused -> new ArrayList<>())
                .add(writtenUnder.getOrDefault(parameter, parameter.name()) + " line " + line + ": " + fault);
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

    /** Notes what no parameter has to do with. */
    public void addOther(String fault) {
        others.add(fault);
    }

    void addUnknown(String name, String nearest) {
        addOther(name + ": no parameter has this name, the nearest is [" + nearest + "]");
    }

    /** Whether {@code parameter} has a fault already. */
    public boolean has(Parameter<?> parameter) {
        return byParameter.containsKey(parameter) || (outer != null && outer.has(parameter));
    }

    /** Whether neither {@code parameter} nor a line of its has a fault. */
    public boolean isClean(Parameter<?> parameter) {
        return !has(parameter) && !ofLines.containsKey(parameter);
    }

    /** All of them in the order of the table, then the others; empty when there is no fault. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        for (Parameter<?> parameter : table.all()) {
            String fault = byParameter.get(parameter);
            if (fault != null) {
                all.add(fault);
            }
            all.addAll(ofLines.getOrDefault(parameter, List.of()));
        }
        all.addAll(others);
        return all;
    }
}

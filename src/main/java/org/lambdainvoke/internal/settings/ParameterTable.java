package org.lambdainvoke.internal.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parameters in the order of the README, with what depends on each. Filled once, by the class of the constants. */
public final class ParameterTable {
    private final Scope scope;
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private final Map<Parameter<?>, Scope> scopes = new HashMap<>();

    /** A table for parameters of one scope. */
    public ParameterTable(Scope scope) {
        this.scope = scope;
    }

    /** All parameters of {@code tables}, one after the other. */
    public static ParameterTable of(ParameterTable... tables) {
        ParameterTable all = new ParameterTable(Scope.FILTER);
        for (ParameterTable table : tables) {
            all.parameters.addAll(table.parameters);
            all.scopes.putAll(table.scopes);
        }
        return all;
    }

    /** Adds a parameter at the end, and returns it. */
    public <T> Parameter<T> add(Parameter<T> parameter) {
        parameters.add(parameter);
        scopes.put(parameter, scope);
        return parameter;
    }

    /** All of them. */
    public List<Parameter<?>> all() {
        return Collections.unmodifiableList(parameters);
    }

    /** Those of a scope. */
    public List<Parameter<?>> all(Scope wanted) {
        return parameters.stream()
                .filter(parameter -> scopes.get(parameter) == wanted)
                .toList();
    }

    /** The one that has this name. */
    public Optional<Parameter<?>> named(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** The name that a misspelt one most probably means, by the Levenshtein distance. */
    String nearest(String misspelt) {
        String folded = misspelt.toLowerCase(Locale.ROOT).replace('-', '_');
        return parameters.stream()
                .map(Parameter::name)
                .min(Comparator.comparingInt(name -> distance(folded, name)))
                .orElseThrow();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** What depends on a parameter. */
    public enum Scope {
        /** The connections: filters that have all of these alike share a client. */
        CONNECTION,
        /** How a function is called, and what becomes of its answer. */
        FUNCTION,
        /** The filter as a whole. */
        FILTER
    }
}

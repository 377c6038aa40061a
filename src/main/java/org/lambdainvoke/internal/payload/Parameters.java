package org.lambdainvoke.internal.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.Rejection;

/**
 * Collects a request's parameters by name: the variables of its route, then what the client sends, in order of first
 * appearance and up to a limit. Not thread-safe.
 */
final class Parameters {
    private final Map<String, List<Parameter>> byName = new LinkedHashMap<>();
    private final Set<String> variables;
    private final int limit;
    private int count;

    /**
     * With the variables of a route, which the limit does not count.
     *
     * @param variables the values without escapes by their names
     * @param limit how many parameters the client may send
     */
    Parameters(Map<String, String> variables, int limit) {
        this.variables = variables.keySet();
        this.limit = limit;
        variables.forEach((name, value) -> byName.put(name, List.of(new Parameter.Text(name, value))));
    }

    /** Adds what the client sends; what has the name of a variable is counted and left out. */
    void add(Parameter parameter) throws InvocationFailure {
        if (++count > limit) {
            throw Rejection.tooManyParameters(limit);
        }
        // Access was checked by the path: nobody may say another thing beside it.
        if (!variables.contains(parameter.name())) {
            byName.computeIfAbsent(parameter.name(), name -> new ArrayList<>(1)).add(parameter);
        }
    }

    void addText(String name, String value) throws InvocationFailure {
        add(new Parameter.Text(name, value));
    }

    void addAll(List<Parameter> parameters) throws InvocationFailure {
        for (Parameter parameter : parameters) {
            add(parameter);
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Whether it is the name of a variable, which nothing of the client replaces. */
    boolean isVariable(String name) {
        return variables.contains(name);
    }

    Map<String, List<Parameter>> byName() {
        return Collections.unmodifiableMap(byName);
    }
}

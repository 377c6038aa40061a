package org.lambdainvoke.internal.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Parameter;
import org.lambdainvoke.internal.request.Rejection;

/** Collects a request's parameters by name, in order of first appearance, up to a limit. Not thread-safe. */
final class Parameters {
    private final Map<String, List<Parameter>> byName = new LinkedHashMap<>();
    private final int limit;
    private int count;

    Parameters(int limit) {
        this.limit = limit;
    }

    void add(Parameter parameter) throws InvocationFailure {
        if (++count > limit) {
            throw Rejection.tooManyParameters(limit);
        }
        byName.computeIfAbsent(parameter.name(), name -> new ArrayList<>(1)).add(parameter);
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

    Map<String, List<Parameter>> byName() {
        return Collections.unmodifiableMap(byName);
    }
}

package org.lambdainvoke.proof.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A place in a document: the names and indexes that lead to it. Immutable. */
record JsonPlace(List<Object> steps) {
    static final JsonPlace ROOT = new JsonPlace(List.of());

    JsonPlace below(Object step) {
        List<Object> further = new ArrayList<>(steps);
        further.add(step);
        return new JsonPlace(further);
    }

    /** Whether one of the two lies in the other. */
    boolean overlaps(JsonPlace other) {
        int shorter = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, shorter).equals(other.steps.subList(0, shorter));
    }

    /** Whether the pointer of {@code other}, in which a name {@code *} means any, covers this place. */
    boolean isCoveredByPointerOf(JsonPlace other) {
        if (other.steps.size() > steps.size()) {
            return false;
        }
        for (int i = 0; i < other.steps.size(); i++) {
            String segment = other.steps.get(i).toString();
            if (!segment.equals("*") && !segment.equals(steps.get(i).toString())) {
                return false;
            }
        }
        return true;
    }

    /** The JSON pointer. */
    String pointer() {
        return steps.stream().map(step -> '/' + escaped(step.toString())).collect(Collectors.joining());
    }

    /** How a difference here is named: without indexes and long names. */
    String path() {
        return steps.stream()
                .map(step -> step instanceof String name && name.length() <= 64 ? '/' + escaped(name) : "/*")
                .collect(Collectors.joining("", "body", ""));
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}

package org.lambdainvoke.proof.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON document that can be written in many ways, and changed at one place. Not thread-safe. */
final class JsonTree {
    private static final List<String> NAMES =
            List.of("id", "a/b", "m~n", "", "*", "0", "\u00fc\ud83d\ude00", "n".repeat(64), "l".repeat(80));

    /** What a scalar is, in all the ways in which it is written; no two rows have the same value. */
    private static final List<List<String>> SCALARS = List.of(
            List.of("1", "1.0", "1e0", "0.1E+1"),
            List.of("0", "-0", "0e9"),
            List.of("-120", "-1.2e2"),
            List.of("1e999999999", "10e999999998"),
            List.of("9007199254740993", "9007199254740993.0"),
            List.of("9007199254740992"),
            List.of("true"),
            List.of("false"),
            List.of("null"),
            List.of("\"1\"", "\"\\u0031\""),
            List.of("\"\""),
            List.of("\"\u00e9\"", "\"\\u00e9\"", "\"\\u00E9\""));

    private final Object root;

    private JsonTree(Object root) {
        this.root = root;
    }

    /** A document with an object at its root. */
    static JsonTree of(Chance chance) {
        return new JsonTree(object(chance, 4));
    }

    private static Object value(Chance chance, int depth) {
        if (depth == 0 || chance.oneIn(3)) {
            return chance.below(SCALARS.size());
        }
        if (chance.oneIn(2)) {
            return object(chance, depth - 1);
        }
        List<Object> elements = new ArrayList<>();
        for (int i = chance.below(4); i > 0; i--) {
            elements.add(value(chance, depth - 1));
        }
        return elements;
    }

    private static Object object(Chance chance, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 1 + chance.below(5); i > 0; i--) {
            members.put(chance.pick(NAMES), value(chance, depth));
        }
        return members;
    }

    /** All places but the root. */
    List<JsonPlace> places() {
        List<JsonPlace> places = new ArrayList<>();
        collect(root, JsonPlace.ROOT, places);
        return places;
    }

    private static void collect(Object value, JsonPlace place, List<JsonPlace> places) {
        if (!place.steps().isEmpty()) {
            places.add(place);
        }
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> collect(member, place.below(name), places));
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                collect(elements.get(i), place.below(i), places);
            }
        }
    }

    /** A document that differs from this one at {@code places}, none of which lies in another, and nowhere else. */
    JsonTree changedAt(List<JsonPlace> places, Chance chance) {
        return new JsonTree(changed(root, JsonPlace.ROOT, places, chance));
    }

    private static Object changed(Object value, JsonPlace place, List<JsonPlace> places, Chance chance) {
        if (places.contains(place)) {
            return value instanceof Integer scalar ? (scalar + 1) % SCALARS.size() : chance.below(SCALARS.size());
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> changed = new LinkedHashMap<>();
            members.forEach((name, member) -> {
                JsonPlace below = place.below(name);
                if (!places.contains(below) || chance.oneIn(2)) {
                    changed.put((String) name, changed(member, below, places, chance));
                }
            });
            return changed;
        }
        if (value instanceof List<?> elements) {
            List<Object> changed = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                changed.add(changed(elements.get(i), place.below(i), places, chance));
            }
            return changed;
        }
        return value;
    }

    /** Text for this document, in one of its many forms. */
    String write(Chance chance) {
        StringBuilder text = new StringBuilder();
        write(root, chance, text);
        return text.toString();
    }

    private static void write(Object value, Chance chance, StringBuilder text) {
        text.append(chance.oneIn(4) ? " \n" : "");
        if (value instanceof Map<?, ?> members) {
            List<Map.Entry<?, ?>> shuffled = new ArrayList<>(members.entrySet());
            for (int i = shuffled.size() - 1; i > 0; i--) {
                Collections.swap(shuffled, i, chance.below(i + 1));
            }
            String separator = "{";
            for (Map.Entry<?, ?> member : shuffled) {
                text.append(separator).append('"').append(member.getKey()).append("\":");
                write(member.getValue(), chance, text);
                separator = ",";
            }
            text.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            text.append('[');
            for (int i = 0; i < elements.size(); i++) {
                text.append(i > 0 ? "," : "");
                write(elements.get(i), chance, text);
            }
            text.append(']');
        } else {
            text.append(chance.pick(SCALARS.get((Integer) value)));
        }
        text.append(chance.oneIn(4) ? "\t" : "");
    }
}

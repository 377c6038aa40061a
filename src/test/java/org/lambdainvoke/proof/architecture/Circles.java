package org.lambdainvoke.proof.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The circles among classes, those of one file taken as one: the strongly connected parts, by Tarjan. */
final class Circles {
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<SortedSet<String>> found = new ArrayList<>();

    private Circles() {}

    static List<SortedSet<String>> of(JavaClasses classes) {
        Circles circles = new Circles();
        for (JavaClass type : classes) {
            circles.known
                    .computeIfAbsent(file(type), name -> new TreeSet<>())
                    .addAll(type.getDirectDependenciesFromSelf().stream()
                            .map(Dependency::getTargetClass)
                            .filter(target -> target.getPackageName().startsWith("org.lambdainvoke"))
                            .map(Circles::file)
                            .collect(Collectors.toSet()));
        }
        for (String name : new TreeSet<>(circles.known.keySet())) {
            if (!circles.order.containsKey(name)) {
                circles.visit(name);
            }
        }
        return circles.found;
    }

    private void visit(String name) {
        order.put(name, order.size());
        lowest.put(name, order.get(name));
        open.push(name);
        for (String other : known.getOrDefault(name, Set.of())) {
            if (!order.containsKey(other)) {
                visit(other);
                lowest.merge(name, lowest.get(other), Math::min);
            } else if (open.contains(other)) {
                lowest.merge(name, order.get(other), Math::min);
            }
        }
        if (lowest.get(name).equals(order.get(name))) {
            close(name);
        }
    }

    private void close(String name) {
        SortedSet<String> circle = new TreeSet<>();
        do {
            circle.add(open.peek());
        } while (!open.pop().equals(name));
        if (circle.size() > 1) {
            found.add(circle);
        }
    }

    private static String file(JavaClass type) {
        return type.getName()
                .replaceFirst("\\$.*", "")
                .replaceFirst("^\\[+L", "")
                .replaceFirst("(\\[])+$", "");
    }
}

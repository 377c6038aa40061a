package org.lambdainvoke.benchmark.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of many questions. Thread-safe. */
final class Findings {
    private static final int MOST_EXAMPLES = 3;

    private final Map<String, Long> faults = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private long answers;
    private long damaged;

    synchronized void add(RawAnswer answer, List<String> found) {
        answers++;
        if (!found.isEmpty()) {
            damaged++;
            found.forEach(fault -> faults.merge(fault, 1L, Long::sum));
            addExample(found + " in " + answer.status() + ' ' + answer.lines());
        }
    }

    /** An answer that could not be read to its end. */
    synchronized void addBroken(Exception failure) {
        answers++;
        damaged++;
        faults.merge("broken: " + failure.getClass().getSimpleName(), 1L, Long::sum);
        addExample(failure.toString());
    }

    private void addExample(String example) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(example);
        }
    }

    synchronized long answers() {
        return answers;
    }

    synchronized long damaged() {
        return damaged;
    }

    /** How many there were of each fault; an answer may have several. */
    synchronized Map<String, Long> faults() {
        return new TreeMap<>(faults);
    }

    synchronized List<String> examples() {
        return List.copyOf(examples);
    }
}

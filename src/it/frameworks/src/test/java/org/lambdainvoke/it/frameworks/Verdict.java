package org.lambdainvoke.it.frameworks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of one check: figures, and each fault that was found. Not thread-safe. */
final class Verdict {
    private static final int EXAMPLES = 2;

    private final String check;
    private final Map<String, Integer> figures = new TreeMap<>();
    private final Map<String, List<String>> faults = new TreeMap<>();

    /**
     * @param check what is checked, in words
     */
    Verdict(String check) {
        this.check = check;
    }

    void count(String figure) {
        figures.merge(figure, 1, Integer::sum);
    }

    int figure(String name) {
        return figures.getOrDefault(name, 0);
    }

    /**
     * @param kind what is wrong, the same for all of a kind
     * @param example where
     */
    void fault(String kind, String example) {
        faults.computeIfAbsent(kind, k -> new ArrayList<>()).add(example);
    }

    boolean isGood() {
        return faults.isEmpty();
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isLineBreak = c == '\n';
            if (isLineBreak || c >= ' ' && c < 0x7F) {
                printable.appendCodePoint(c);
            } else {
                printable.append(String.format(Locale.ROOT, "\\u{%x}", c));
            }
        });
        return printable.toString();
    }

    void print() {
        System.out.println((isGood() ? "ok: " : "FAILED: ") + check + " " + figures);
        faults.forEach((kind, examples) -> {
            System.out.println("  " + examples.size() + " times " + kind + ", such as");
            // From all over them: neighbours are alike.
            int step = Math.max(1, examples.size() / EXAMPLES);
            for (int i = 0; i < examples.size() && i / step < EXAMPLES; i += step) {
                System.out.println("    " + printable(examples.get(i)));
            }
        });
    }
}

package org.lambdainvoke.internal.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Finds the parameter that a misspelt name most probably means, by the Levenshtein distance. */
final class NearestName {
    private NearestName() {}

    static String to(String misspelt, ParameterTable table) {
        String folded = misspelt.toLowerCase(Locale.ROOT).replace('-', '_');
        return table.all().stream()
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
}

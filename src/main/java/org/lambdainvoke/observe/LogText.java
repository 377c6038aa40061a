package org.lambdainvoke.observe;

import java.util.Locale;
import java.util.function.IntPredicate;

/** What others have written, in a form that can't be taken for a line of the log, or a part of one. */
final class LogText {
    /** No line grows longer for it: as much as Lambda's whole tail. */
    private static final int MAX_CHARACTERS = 4096;

    private LogText() {}

    /** Control characters made visible, C0 but the tab, DEL and C1, and the separators of lines and paragraphs. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
        append(text, c -> c == '\t' || !(Character.isISOControl(c) || c == '\u2028' || c == '\u2029'), escaped);
        return escaped.toString();
    }

    /** A single word: only visible characters of ASCII stay, all others are made visible. */
    static void appendWord(String text, StringBuilder escaped) {
        append(text, c -> c > ' ' && c <= '~', escaped);
    }

    private static void append(String text, IntPredicate isHarmless, StringBuilder escaped) {
        int length = Math.min(text.length(), MAX_CHARACTERS);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isHarmless.test(c)) {
                escaped.append(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
    }
}

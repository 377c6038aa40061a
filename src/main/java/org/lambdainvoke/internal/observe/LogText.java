package org.lambdainvoke.internal.observe;

import java.util.Locale;
import java.util.function.IntPredicate;

/** What others have written, in a form that can't be taken for a line of the log, or a part of one. */
public final class LogText {
    /** No line grows longer for it: as much as Lambda's whole tail. */
    private static final int MAX_CHARACTERS = 4096;

    private LogText() {}

    /**
     * Makes visible what changes how a line looks: control characters but the tab, the separators of lines and
     * paragraphs, marks of format such as those of the direction of writing, and halves of surrogate pairs.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
        append(text, LogText::isPlain, escaped);
        return escaped.toString();
    }

    /** Appends a single word: only visible characters of ASCII stay, all others are made visible. */
    public static void appendWord(String text, StringBuilder escaped) {
        append(text, c -> c > ' ' && c <= '~', escaped);
    }

    private static boolean isPlain(int codePoint) {
        return codePoint == '\t'
                || switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }

    private static void append(String text, IntPredicate isHarmless, StringBuilder escaped) {
        int length = Math.min(text.length(), MAX_CHARACTERS);
        int next;
        for (int i = 0; i < length; i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            if (isHarmless.test(codePoint)) {
                escaped.appendCodePoint(codePoint);
            } else {
                text.substring(i, next).chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c)));
            }
        }
    }
}

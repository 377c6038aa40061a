package org.lambdainvoke.internal.shadow;

import java.util.Locale;

/**
 * What others have written, short and harmless, as it goes into beans and pages. The log has an escape of its own in
 * {@code internal.observe}, which stands above this package.
 */
final class Excerpt {
    /** So long is an excerpt at most. */
    static final int MAX_CHARACTERS = 200;

    private static final String CUT = "…";

    private Excerpt() {}

    /** The beginning of {@code text}; what is cut off leaves an ellipsis. */
    static String of(String text) {
        StringBuilder excerpt = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            int size = excerpt.length();
            append(codePoint, excerpt);
            int most = next < text.length() ? MAX_CHARACTERS - CUT.length() : MAX_CHARACTERS;
            if (excerpt.length() > most) {
                excerpt.setLength(size);
                return excerpt.append(CUT).toString();
            }
        }
        return excerpt.toString();
    }

    /** The piece of {@code text} that has the character at {@code offset} in it. */
    static String around(String text, int offset) {
        int start = offset < MAX_CHARACTERS / 2 ? 0 : offset - MAX_CHARACTERS / 4;
        return start == 0 ? of(text) : of(CUT + text.substring(start));
    }

    /** All of {@code text}, with what changes how a line looks made visible. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(codePoint, visible));
        return visible.toString();
    }

    private static void append(int codePoint, StringBuilder to) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> {
                for (char unit : Character.toChars(codePoint)) {
                    to.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
            default -> to.appendCodePoint(codePoint);
        }
    }
}

package org.lambdainvoke.internal.settings;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Text of some form.
 *
 * @param accepted what is accepted, as the end of a sentence
 * @param form whether a text has the form
 */
public record TextType(String accepted, Predicate<String> form) implements ParameterType<String> {
    /** Any text, of which more is asked beside others only. */
    public static TextType any(String accepted) {
        return new TextType(accepted, text -> true);
    }

    /** Text that all of {@code form} matches. */
    public static TextType matching(String accepted, String form) {
        return new TextType(accepted, Pattern.compile(form).asMatchPredicate());
    }

    /** What goes into a header or a key: no blank, no control character and nothing beyond ASCII. */
    public static TextType printable(String accepted) {
        return matching(accepted, "[!-~]+");
    }

    @Override
    public Optional<String> read(String text) {
        return Optional.of(text);
    }

    @Override
    public boolean accepts(String value) {
        return form.test(value);
    }
}

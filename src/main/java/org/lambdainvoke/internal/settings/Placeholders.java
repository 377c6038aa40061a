package org.lambdainvoke.internal.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${env:NAME}</code>, <code>${sys:NAME}</code> and <code>${file:PATH}</code> in a value. There is no
 * syntax for defaults, since Tomcat takes {@code :-} as its own, and what was put in is not looked at again. One that
 * is blank has no value, wherever it stands: nobody writes a placeholder to say nothing.
 */
final class Placeholders {
    private static final Pattern ONE = Pattern.compile("\\$\\{(?:env|sys|file):[^}]*}");

    private Placeholders() {}

    /** A placeholder that has no value, or a blank one; the message holds the placeholder, never a value. */
    static final class Unresolved extends Exception {
        private static final long serialVersionUID = 1L;

        Unresolved(String message) {
            super(message);
        }
    }

    /** Whether {@code value} is a placeholder and nothing else, and so no secret itself. */
    static boolean isOne(String value) {
        return ONE.matcher(value).matches();
    }

    static String replace(String value) throws Unresolved {
        int start = value.indexOf("${");
        if (start < 0) {
            return value;
        }
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (start >= 0) {
            result.append(value, end, start);
            int close = value.indexOf('}', start);
            if (close < 0) {
                throw new Unresolved("a placeholder is not closed");
            }
            result.append(resolve(value.substring(start + 2, close)));
            end = close + 1;
            start = value.indexOf("${", end);
        }
        return result.append(value, end, value.length()).toString();
    }

    private static String resolve(String placeholder) throws Unresolved {
        int colon = placeholder.indexOf(':');
        String kind = colon < 0 ? "" : placeholder.substring(0, colon);
        String name = placeholder.substring(colon + 1);
        String value = switch (kind) {
            case "env" -> System.getenv(name);
            case "sys" -> name.isEmpty() ? null : System.getProperty(name);
            case "file" -> read(name);
            default -> throw new Unresolved("placeholders are ${env:NAME}, ${sys:NAME} and ${file:PATH}");
        };
        if (value == null) {
            throw new Unresolved("${" + placeholder + "} has no value");
        }
        if (value.isBlank()) {
            throw new Unresolved("${" + placeholder + "} is blank");
        }
        return value;
    }

    private static @Nullable String read(String path) {
        try {
            String text = Files.readString(Path.of(path));
            int end = text.length();
            if (end > 0 && text.charAt(end - 1) == '\n') {
                end--;
            }
            if (end > 0 && end < text.length() && text.charAt(end - 1) == '\r') {
                end--;
            }
            return text.substring(0, end);
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}

package org.lambdainvoke.internal.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;

/**
 * A line of a route table as it is written: methods, template, function, settings. Immutable.
 *
 * @param number the first line of the text is 1
 * @param methods with commas between them
 * @param template the path
 * @param function the function, with its placeholders
 * @param settings names and values, with their placeholders
 */
public record RouteLine(
        int number, String methods, String template, String function, List<Map.Entry<String, String>> settings) {
    private static final String FUNCTION = "function_name";
    private static final List<String> NO_ROUTE = List.of("none");

    /** How many lines a table may have. */
    static final int MAX_LINES = 10_000;

    /** Keeps a copy of the settings. */
    public RouteLine {
        settings = List.copyOf(settings);
    }

    /** What is written in a way that makes no line. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Two lines with the same text mean the same. */
    public String text() {
        StringBuilder text = new StringBuilder(methods)
                .append(' ')
                .append(template)
                .append(' ')
                .append(function);
        for (Map.Entry<String, String> setting : settings) {
            String value = setting.getValue().replace("\\", "\\\\").replace("\"", "\\\"");
            text.append(' ')
                    .append(setting.getKey())
                    .append("=\"")
                    .append(value)
                    .append('"');
        }
        return text.toString();
    }

    /**
     * The values of the route.
     *
     * @param all all parameters there are
     * @param ofRoutes those that a line may set
     * @param values the defaults; the result
     * @param faults takes what is wrong with a setting by itself
     * @return {@code values}
     */
    public SettingValues settings(ParameterTable all, ParameterTable ofRoutes, SettingValues values, Faults faults) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put(FUNCTION, function);
        for (Map.Entry<String, String> setting : settings) {
            String name = setting.getKey();
            if (name.equals(FUNCTION)) {
                faults.addOther(name + ": the function is the third word of a line");
            } else if (all.named(name).isPresent() && ofRoutes.named(name).isEmpty()) {
                faults.addOther(name + ": holds for the whole filter, no line can set it");
            } else if (written.put(name, setting.getValue()) != null) {
                faults.addOther(name + ": is set twice");
            }
        }
        // What a line may hold is known to all who may change it; a file may hold more.
        written.entrySet().removeIf(setting -> {
            boolean isFile = setting.getValue().contains("${file:");
            if (isFile) {
                ofRoutes.named(setting.getKey())
                        .ifPresent(parameter -> faults.addText(
                                parameter,
                                setting.getValue(),
                                "${file:} has no place in a line, ${env:} and ${sys:} have"));
            }
            return isFile;
        });
        new WrittenParameters(ofRoutes, faults).read(written, Map.of(), values);
        for (String name : written.keySet()) {
            ofRoutes.named(name).ifPresent(parameter -> values.check(parameter, faults));
        }
        return values;
    }

    /**
     * Reads all lines of a text: what follows {@code #} at the start of a line or after a blank is a comment. A table
     * without a route has the line {@code none}: comments alone are what a file that is cut off has.
     *
     * @param source the parameter that brings the text
     * @param faults takes what makes no line
     */
    public static List<RouteLine> parse(String text, Parameter<?> source, Faults faults) {
        List<RouteLine> lines = new ArrayList<>();
        if (text.length() > TableFile.MAX_BYTES || Bytes.utf8(text).size() > TableFile.MAX_BYTES) {
            faults.addOfLine(source, 1, "a table has at most " + TableFile.MAX_BYTES + " bytes");
            return lines;
        }
        String[] all = text.stripTrailing().split("\r\n|\r|\n", -1);
        if (all.length > MAX_LINES) {
            faults.addOfLine(source, MAX_LINES + 1, "a table has at most " + MAX_LINES + " lines");
            return lines;
        }
        int none = 0;
        for (int i = 0; i < all.length; i++) {
            try {
                List<String> words = words(all[i]);
                if (words.equals(NO_ROUTE)) {
                    none = i + 1;
                } else if (!words.isEmpty()) {
                    lines.add(of(i + 1, words));
                }
            } catch (Malformed e) {
                faults.addOfLine(source, i + 1, String.valueOf(e.getMessage()));
            }
        }
        if (none > 0 && !lines.isEmpty()) {
            faults.addOfLine(source, none, "[none] is for a table without a route");
        } else if (none == 0 && lines.isEmpty() && faults.isClean(source)) {
            faults.addText(source, "", "there is no route; where none is meant, a line says [none]");
        }
        return lines;
    }

    private static RouteLine of(int number, List<String> words) throws Malformed {
        if (words.size() < 3) {
            throw new Malformed(
                    "a line names methods, a template and a function, such as [GET,HEAD /orders/{id} orders]");
        }
        List<Map.Entry<String, String>> settings = new ArrayList<>();
        for (String word : words.subList(3, words.size())) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new Malformed("[" + word + "] is not a setting, write name=value");
            }
            settings.add(Map.entry(word.substring(0, equals), word.substring(equals + 1)));
        }
        return new RouteLine(number, words.get(0), words.get(1), words.get(2), settings);
    }

    /** Cuts a line at its blanks, but for those in double quotes, which are left out. */
    private static List<String> words(String line) throws Malformed {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#') {
                break;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                StringBuilder word = new StringBuilder();
                at = word(line, at, word);
                words.add(word.toString());
            }
        }
        return words;
    }

    /** Returns where the word ends. */
    private static int word(String line, int start, StringBuilder word) throws Malformed {
        boolean isQuoted = false;
        int at = start;
        while (at < line.length() && (isQuoted || !Character.isWhitespace(line.charAt(at)))) {
            char c = line.charAt(at);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted && c == '\\') {
                at++;
                if (at == line.length() || (line.charAt(at) != '"' && line.charAt(at) != '\\')) {
                    throw new Malformed("after a backslash in quotes stands a quote or a backslash");
                }
                word.append(line.charAt(at));
            } else {
                word.append(c);
            }
            at++;
        }
        if (isQuoted) {
            throw new Malformed("a quote is not closed");
        }
        return at;
    }
}

package org.lambdainvoke.internal.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lambdainvoke.internal.request.RoutePath;

/**
 * The path of a route, in the spelling of API Gateway: {@code /orders/{id}} has a variable for one segment, {@code
 * /files/{path+}} one for all that follow, one at least. Names are written without escapes; a slash at the end makes it
 * another path. Immutable.
 *
 * @param text as it is written
 * @param segments what each segment of a path has to be
 */
public record RouteTemplate(String text, List<Segment> segments) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9._:-]+)(\\+?)}");
    private static final Pattern NAME = Pattern.compile("[^\\s{}*%?#;\\\\\\p{Cntrl}]*");

    /** Keeps a copy of the segments. */
    public RouteTemplate {
        segments = List.copyOf(segments);
    }

    /** What a segment of a path has to be. */
    public sealed interface Segment {
        /** The very name. */
        record Name(String name) implements Segment {}

        /** Anything but nothing. */
        record Variable(String name) implements Segment {}

        /** Anything but nothing, with all that follows. */
        record Rest(String name) implements Segment {}
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when it is none; the message says why, and what is right
     */
    public static RouteTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a template begins with a slash");
        }
        String[] parts = text.substring(1).split("/", -1);
        List<Segment> segments = new ArrayList<>();
        Set<String> variables = new HashSet<>();
        for (int i = 0; i < parts.length; i++) {
            boolean isLast = i == parts.length - 1;
            Segment segment = segment(parts[i], isLast);
            if (!(segment instanceof Segment.Name) && !variables.add(nameOf(segment))) {
                throw new IllegalArgumentException("two variables have the name [" + nameOf(segment) + "]");
            }
            segments.add(segment);
        }
        return new RouteTemplate(text, segments);
    }

    private static Segment segment(String part, boolean isLast) {
        var variable = VARIABLE.matcher(part);
        if (variable.matches()) {
            if (variable.group(2).isEmpty()) {
                return new Segment.Variable(variable.group(1));
            }
            if (!isLast) {
                throw new IllegalArgumentException("only the last variable may have a plus sign");
            }
            return new Segment.Rest(variable.group(1));
        }
        if (part.isEmpty() && !isLast) {
            throw new IllegalArgumentException("a segment is empty");
        }
        if (part.equals(".") || part.equals("..") || !NAME.matcher(part).matches()) {
            throw new IllegalArgumentException(
                    "[" + part + "] is not a segment: write a name without escapes, {name} for"
                            + " any one segment, or {name+} at the end for all that follow");
        }
        return new Segment.Name(part);
    }

    private static String nameOf(Segment segment) {
        if (segment instanceof Segment.Variable variable) {
            return variable.name();
        }
        return segment instanceof Segment.Rest rest ? rest.name() : ((Segment.Name) segment).name();
    }

    /** Whether it has a variable. */
    public boolean hasVariables() {
        for (Segment segment : segments) {
            if (!(segment instanceof Segment.Name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a path with these segments fits. */
    boolean accepts(List<String> path) {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (i >= path.size() || !accepts(segment, path.get(i))) {
                return false;
            }
            if (segment instanceof Segment.Rest) {
                return true;
            }
        }
        return path.size() == segments.size();
    }

    private static boolean accepts(Segment segment, String name) {
        return segment instanceof Segment.Name fixed ? fixed.name().equals(name) : !name.isEmpty();
    }

    /** The variables of a path that fits, in their order, as encoded as events have them. */
    Map<String, String> variables(RoutePath path) {
        if (!hasVariables()) {
            return Map.of();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment instanceof Segment.Variable variable) {
                variables.put(variable.name(), path.encoded(i, i + 1));
            } else if (segment instanceof Segment.Rest rest) {
                variables.put(rest.name(), path.encoded(i, path.segments().size()));
            }
        }
        return variables;
    }
}

package org.lambdainvoke.internal.shadow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.http.FieldNames;

/**
 * What is left out of a comparison. Immutable.
 *
 * <p>Entries have commas between them: {@code header:NAME}, where a {@code *} at the end of the name stands for any
 * rest; a JSON pointer (RFC 6901), which covers what is below it, and in which a segment {@code *} stands for any
 * member or index; {@code body}. They add to a few headers that always differ, unless {@code none} is the first. A
 * member with a comma in its name is only met by {@code *}.
 */
public final class IgnoreRules {
    /** What two servers never have in common. */
    private static final List<String> DEFAULTS = List.of("Date", "Set-Cookie", "Server", "ETag", "Vary");

    private static final String NONE = "none";

    private final FieldNames headers;
    private final IgnoredPointers pointers;
    private final boolean isBodyIgnored;

    private IgnoreRules(FieldNames headers, IgnoredPointers pointers, boolean isBodyIgnored) {
        this.headers = headers;
        this.pointers = pointers;
        this.isBodyIgnored = isBodyIgnored;
    }

    /**
     * Reads rules.
     *
     * @param text entries with commas between them; null or blank for the defaults alone
     * @return the rules
     * @throws IllegalArgumentException with a message for whoever wrote it, when an entry is none
     */
    public static IgnoreRules parse(@Nullable String text) {
        List<String> entries = text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        boolean isAlone = !entries.isEmpty() && entries.get(0).equals(NONE);
        List<String> headers = new ArrayList<>(isAlone ? List.of() : DEFAULTS);
        List<List<String>> pointers = new ArrayList<>();
        boolean isBodyIgnored = false;
        for (String entry : isAlone ? entries.subList(1, entries.size()) : entries) {
            if (entry.startsWith(Difference.HEADER)) {
                headers.add(headerOf(entry));
            } else if (entry.startsWith("/")) {
                pointers.add(segmentsOf(entry));
            } else if (entry.equals(Difference.BODY)) {
                isBodyIgnored = true;
            } else {
                throw notUnderstood(entry);
            }
        }
        return new IgnoreRules(FieldNames.parse(headers).orElseThrow(), IgnoredPointers.of(pointers), isBodyIgnored);
    }

    private static IllegalArgumentException notUnderstood(String entry) {
        return new IllegalArgumentException(
                entry.equals(NONE)
                        ? "none stands only in the first place"
                        : "[" + entry + "] is neither header:NAME, nor a JSON pointer that begins with /, nor body");
    }

    private static String headerOf(String entry) {
        String name = entry.substring(Difference.HEADER.length());
        if (FieldNames.parse(List.of(name)).isEmpty()) {
            throw new IllegalArgumentException("[" + entry + "] names no header");
        }
        return name;
    }

    private static List<String> segmentsOf(String pointer) {
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(segment -> unescaped(segment, pointer))
                .toList();
    }

    private static String unescaped(String segment, String pointer) {
        for (int i = segment.indexOf('~'); i >= 0; i = segment.indexOf('~', i + 1)) {
            if (i + 1 == segment.length() || (segment.charAt(i + 1) != '0' && segment.charAt(i + 1) != '1')) {
                throw new IllegalArgumentException("[" + pointer + "] has a ~ without 0 or 1 behind it");
            }
        }
        // In this order, so that ~01 is ~1 and not a slash (section 4).
        return segment.replace("~1", "/").replace("~0", "~");
    }

    boolean ignoresHeader(String name) {
        return headers.contains(name);
    }

    boolean ignoresBody() {
        return isBodyIgnored;
    }

    /** Seen from the root of a document. */
    IgnoredPointers pointers() {
        return pointers;
    }
}

package org.lambdainvoke.internal.environment;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a profile file line by line, as the SDK v2 does: the same lines are comments, continue others, are
 * left out or make the whole file unreadable. One object reads one text. Not thread-safe.
 */
final class ProfileFileReader {
    private static final Pattern EMPTY = Pattern.compile("[\t ]*");
    private static final Pattern SECTION_COMMENT = Pattern.compile("[#;]");
    private static final Pattern PROPERTY_COMMENT = Pattern.compile("[\t ][#;]");

    private final ProfileFileKind kind;
    private final Map<SectionHead.Kind, Map<String, Map<String, String>>> sections =
            new EnumMap<>(SectionHead.Kind.class);
    private int line;
    /** Whether {@code [profile default]} has been read, beside which {@code [default]} does not count. */
    private boolean longDefault;
    /** Where properties go. Null before the first section that counts. */
    private @Nullable Map<String, String> section;

    private boolean sectionIgnored;
    /** The name of the property that is continued by the lines that are indented. */
    private @Nullable String property;

    private boolean propertyIgnored;
    /** Whether the lines that continue the property are properties of their own. */
    private boolean nested;

    private ProfileFileReader(ProfileFileKind kind) {
        this.kind = kind;
    }

    /**
     * The sections of {@code text}.
     *
     * @throws MalformedProfileFileException on the first line that makes the file unreadable for the SDK v2, too
     */
    static ProfileSections read(String text, ProfileFileKind kind) throws MalformedProfileFileException {
        ProfileFileReader reader = new ProfileFileReader(kind);
        for (String line : text.lines().toList()) {
            reader.line++;
            reader.take(line);
        }
        return new ProfileSections(
                reader.of(SectionHead.Kind.PROFILE),
                reader.of(SectionHead.Kind.SERVICES),
                reader.of(SectionHead.Kind.SSO_SESSION));
    }

    private Map<String, Profile> of(SectionHead.Kind wanted) {
        return section(wanted).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Profile(entry.getKey(), entry.getValue())));
    }

    private Map<String, Map<String, String>> section(SectionHead.Kind wanted) {
        return sections.computeIfAbsent(wanted, key -> new LinkedHashMap<>());
    }

    private void take(String text) throws MalformedProfileFileException {
        if (EMPTY.matcher(text).matches() || text.startsWith("#") || text.startsWith(";")) {
            return;
        }
        if (text.startsWith("[")) {
            takeHead(withoutComment(text, SECTION_COMMENT));
        } else if (sectionIgnored) {
            return;
        } else if (text.startsWith(" ") || text.startsWith("\t")) {
            takeContinuation(text.trim());
        } else {
            takeProperty(withoutComment(text, PROPERTY_COMMENT));
        }
    }

    private void takeHead(String text) throws MalformedProfileFileException {
        if (!text.endsWith("]")) {
            throw fault("has no ']' at the end");
        }
        SectionHead head = SectionHead.of(text.substring(1, text.length() - 1).trim(), kind);
        sectionIgnored = head == null || !counts(head);
        if (head == null || sectionIgnored) {
            return;
        }
        section = section(head.kind()).computeIfAbsent(head.name(), name -> new LinkedHashMap<>());
        property = null;
        propertyIgnored = false;
    }

    private boolean counts(SectionHead head) {
        if (kind != ProfileFileKind.CONFIG || !head.isDefaultProfile()) {
            return true;
        }
        if (!head.hasPrefix()) {
            return !longDefault;
        }
        if (!longDefault) {
            section(SectionHead.Kind.PROFILE).remove(head.name());
        }
        longDefault = true;
        return true;
    }

    private void takeProperty(String text) throws MalformedProfileFileException {
        if (section == null) {
            throw fault("stands before the first section");
        }
        PropertyLine definition = split(text);
        propertyIgnored = !SectionHead.isName(definition.name());
        if (propertyIgnored) {
            return;
        }
        property = definition.name();
        nested = definition.value().isEmpty();
        section.put(definition.name(), definition.value());
    }

    private void takeContinuation(String text) throws MalformedProfileFileException {
        if (propertyIgnored) {
            return;
        }
        if (section == null || property == null) {
            throw fault("is indented and continues no property");
        }
        if (nested) {
            PropertyLine definition = split(text);
            if (SectionHead.isName(definition.name())) {
                section.put(property + "." + definition.name(), definition.value());
            }
        }
        section.merge(property, "\n" + text, String::concat);
    }

    private PropertyLine split(String text) throws MalformedProfileFileException {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw fault("has no '='");
        }
        String name = text.substring(0, equals).trim();
        if (name.isEmpty()) {
            throw fault("has no name before its '='");
        }
        return new PropertyLine(name, text.substring(equals + 1).trim());
    }

    private MalformedProfileFileException fault(String text) {
        return new MalformedProfileFileException(line, text);
    }

    private static String withoutComment(String text, Pattern comment) {
        Matcher found = comment.matcher(text);
        return (found.find() ? text.substring(0, found.start()) : text).trim();
    }

    private record PropertyLine(String name, String value) {}
}

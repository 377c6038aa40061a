package org.lambdainvoke.internal.environment;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the brackets of a section.
 *
 * @param kind what it is
 * @param name the section's name
 * @param hasPrefix whether it is written with {@code profile}
 */
record SectionHead(SectionHead.Kind kind, String name, boolean hasPrefix) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_\\-/.%@:+]*");
    private static final String DEFAULT = "default";

    enum Kind {
        PROFILE("profile"),
        SERVICES("services"),
        SSO_SESSION("sso-session");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        private boolean opens(String text) {
            return text.startsWith(word + " ") || text.startsWith(word + "\t");
        }
    }

    /** Whether {@code text} may be the name of a section or a property; others are left out with what they hold. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The head that {@code text} means in a file of this kind, or null where the section is left out.
     *
     * @param text what stands in the brackets, trimmed
     */
    static @Nullable SectionHead of(String text, ProfileFileKind file) {
        for (Kind kind : Kind.values()) {
            if (kind.opens(text) && (kind != Kind.PROFILE || file == ProfileFileKind.CONFIG)) {
                return file == ProfileFileKind.CONFIG
                        ? named(kind, text.substring(kind.word.length()).trim(), kind == Kind.PROFILE)
                        : null;
            }
        }
        return file == ProfileFileKind.CREDENTIALS || text.equals(DEFAULT) ? named(Kind.PROFILE, text, false) : null;
    }

    boolean isDefaultProfile() {
        return kind == Kind.PROFILE && name.equals(DEFAULT);
    }

    private static @Nullable SectionHead named(Kind kind, String name, boolean hasPrefix) {
        return isName(name) ? new SectionHead(kind, name, hasPrefix) : null;
    }
}

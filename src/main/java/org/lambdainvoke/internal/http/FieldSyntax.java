package org.lambdainvoke.internal.http;

/** What a field may look like (RFC 9110, sections 5.1 and 5.5). Containers check little of it. */
public final class FieldSyntax {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private FieldSyntax() {}

    /** Whether {@code name} is a token. */
    public static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isTokenCharacter(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Whether {@code value} has visible characters, blanks and tabs only, none beyond Latin-1. */
    public static boolean isValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isValueCharacter(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValueCharacter(char c) {
        return c == '\t' || (c >= ' ' && c <= '~') || (c >= 0x80 && c <= 0xFF);
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_SIGNS.indexOf(c) >= 0;
    }
}

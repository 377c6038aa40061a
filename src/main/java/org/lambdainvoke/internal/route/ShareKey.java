package org.lambdainvoke.internal.route;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.RequestHead;
import org.lambdainvoke.internal.http.FieldSyntax;

/**
 * What stands for a client when a share of them is chosen. Immutable.
 *
 * @param source where its value is looked for
 * @param name of the cookie or the header field; empty for the others
 */
public record ShareKey(Source source, String name) {
    /** Where a value is looked for. */
    public enum Source {
        /** The user principal. */
        PRINCIPAL("principal"),
        /** The session, where there is one. */
        SESSION("session"),
        /** A cookie. */
        COOKIE("cookie:"),
        /** A header field. */
        HEADER("header:"),
        /** The client's address. */
        ADDRESS("address"),
        /** No one: each request for itself. */
        REQUEST("request");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        private boolean isNamed() {
            return text.endsWith(":");
        }
    }

    /** Reads a key: {@code principal}, {@code session}, {@code cookie:NAME}, {@code header:NAME} and so on. */
    public static Optional<ShareKey> parse(String text) {
        for (Source source : Source.values()) {
            if (source.isNamed() && text.startsWith(source.text)) {
                String name = text.substring(source.text.length());
                // Names of cookies are such tokens, too (RFC 6265, section 4.1.1).
                return FieldSyntax.isName(name) && !name.contains("*")
                        ? Optional.of(
                                new ShareKey(source, source == Source.HEADER ? name.toLowerCase(Locale.ROOT) : name))
                        : Optional.empty();
            } else if (text.equals(source.text)) {
                return Optional.of(new ShareKey(source, ""));
            }
        }
        return Optional.empty();
    }

    /** As it is written; part of what is hashed. */
    public String kind() {
        return source.text + name;
    }

    /** The value in {@code request}; null when there is none. */
    @Nullable
    String value(RequestHead request) {
        String value = switch (source) {
            case PRINCIPAL -> request.principal();
            case SESSION -> request.sessionId();
            case COOKIE -> request.cookie(name);
            case HEADER -> request.header(name);
            case ADDRESS -> request.address();
            case REQUEST -> null;
        };
        return value == null || value.isEmpty() ? null : value;
    }
}

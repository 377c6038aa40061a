package org.lambdainvoke.proof.differential;

/**
 * What differs in a line of an answer though the filter does its part. Two more are avoided by the application itself:
 * see the comments of {@link EchoResource} and {@link AnswerResource}.
 */
enum ForcedDifference {
    /** The library puts a charset to the type of every body. */
    CHARSET_OF_BODY("^(header content-type=\\[[^;\\]]+); charset=UTF-8]$", "$1]"),
    /** The library's bridge to Jersey drops a slash at the end of the path, which the event has. */
    TRAILING_SLASH("^(path .+)/$", "$1"),
    /** Format 2.0 joins values by commas; the library cuts at each of them and keeps the blank behind it. */
    CUT_LISTS("(?<=^header .{1,200}),  (?=\\S)", ", "),
    /** Jersey completes a relative Location in a container; behind the library it stays as the application wrote it. */
    RELATIVE_LOCATION("^location: http://shop\\.example(/.*)$", "location: $1");

    private final String pattern;
    private final String replacement;

    ForcedDifference(String pattern, String replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
    }

    static String removeAll(String line) {
        String rest = line;
        for (ForcedDifference difference : values()) {
            rest = rest.replaceAll(difference.pattern, difference.replacement);
        }
        return rest;
    }
}

package org.lambdainvoke.support.client;

import java.util.List;

/** Text that would forge a line of the log, or change how one looks, and what a log must show of it. */
public final class HostileText {
    /** The half of a surrogate pair does not get through UTF-8, the others do. */
    public static final String TEXT = "\ud83dbegin\u0000\u001b[2K\u0085\u009b\u202e\u2066\u2028\u2029end";

    private static final String SHOWN = "begin\\u0000\\u001b[2K\\u0085\\u009b\\u202e\\u2066\\u2028\\u2029end";

    private HostileText() {}

    /** Whether {@link #TEXT} stands in one of {@code lines}, and nothing of it unescaped in any. */
    public static boolean isEscapedIn(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains(SHOWN))
                && lines.stream()
                        .flatMapToInt(String::chars)
                        .noneMatch(c -> c != '\t'
                                && (Character.isISOControl(c)
                                        || (TEXT.indexOf(c) >= 0 && (c > '~' || Character.isSurrogate((char) c)))));
    }
}

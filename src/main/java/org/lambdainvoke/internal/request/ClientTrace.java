package org.lambdainvoke.internal.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What goes on of the trace that a client has sent (AWS X-Ray developer guide, "Tracing header"). All else stays
 * behind: {@code Lineage} is how Lambda counts the rounds of a loop. Immutable.
 *
 * @param root the trace; null when none is named
 * @param parent the segment that the request belongs to; null when none is named
 * @param sampled whether the trace is recorded; null when that is not decided
 */
public record ClientTrace(
        @Nullable String root,
        @Nullable String parent,
        @Nullable String sampled) {
    /** The field that carries a trace of X-Ray. */
    public static final String FIELD = "X-Amzn-Trace-Id";

    private static final ClientTrace NONE = new ClientTrace(null, null, null);
    private static final Pattern ROOT = Pattern.compile("1-[0-9a-f]{8}-[0-9a-f]{24}");
    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern SAMPLED = Pattern.compile("[01?]");

    /**
     * The trace in the value of the field; what is malformed in it counts as not there, and the first of equal names
     * counts.
     */
    public static ClientTrace parse(@Nullable String value) {
        ClientTrace trace = NONE;
        for (String member : value == null ? new String[0] : value.split(";", -1)) {
            int equals = member.indexOf('=');
            if (equals >= 0) {
                trace = trace.with(
                        member.substring(0, equals).strip(),
                        member.substring(equals + 1).strip());
            }
        }
        return trace;
    }

    private ClientTrace with(String name, String text) {
        return switch (name) {
            case "Root" -> root == null && ROOT.matcher(text).matches() ? new ClientTrace(text, parent, sampled) : this;
            case "Parent" ->
                parent == null && PARENT.matcher(text).matches() ? new ClientTrace(root, text, sampled) : this;
            case "Sampled" ->
                sampled == null && SAMPLED.matcher(text).matches() ? new ClientTrace(root, parent, text) : this;
            default -> this;
        };
    }

    /** The value of the field with which the trace goes on; without a root it begins with {@code own}. */
    public String continued(TraceRoot own) {
        String decision = sampled == null ? "" : ";Sampled=" + sampled;
        if (root == null) {
            // A parent is nothing without its trace.
            return "Root=" + own.text() + decision;
        }
        return "Root=" + root + (parent == null ? "" : ";Parent=" + parent) + decision;
    }
}

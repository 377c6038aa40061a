package org.lambdainvoke.example;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lambdainvoke.local.LocalInvocation;

/**
 * The last events that functions in this JVM were given, by the trace that they belong to: a page that begins a trace
 * for each of its requests can show what became of them. Thread-safe.
 */
final class SeenEvents implements Consumer<LocalInvocation> {
    private static final Pattern ROOT = Pattern.compile("Root=([0-9a-f-]+)");
    private static final int MOST_EVENTS = 100;

    /** A file of some megabytes tells no more than its beginning. */
    private static final int MOST_CHARACTERS = 20_000;

    private final Map<String, String> events = new LinkedHashMap<>();

    @Override
    public void accept(LocalInvocation invocation) {
        for (String trace : invocation.headers().getOrDefault("x-amzn-trace-id", List.of())) {
            Matcher root = ROOT.matcher(trace);
            if (root.find()) {
                add(root.group(1), shortened(invocation.payload()));
            }
        }
    }

    private synchronized void add(String root, String event) {
        if (events.size() == MOST_EVENTS) {
            events.remove(events.keySet().iterator().next());
        }
        events.put(root, event);
    }

    /**
     * The event of a trace: JSON, cut where it is too long to be shown.
     *
     * @param root the trace's id, as it stands behind {@code Root=}
     */
    synchronized Optional<String> find(String root) {
        return Optional.ofNullable(events.get(root));
    }

    private static String shortened(String event) {
        return event.length() <= MOST_CHARACTERS
                ? event
                : event.substring(0, MOST_CHARACTERS) + "… (" + event.length() + " characters)";
    }
}

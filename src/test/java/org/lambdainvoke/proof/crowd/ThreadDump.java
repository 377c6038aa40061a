package org.lambdainvoke.proof.crowd;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the threads of container and filter are at, at one moment. */
record ThreadDump(Map<String, List<StackTraceElement>> atWork, Map<String, List<StackTraceElement>> waiting) {
    /** Of the tests, and of the endpoint. */
    private static final Set<String> OTHERS = Set.of("org.lambdainvoke.proof.crowd.", "org.lambdainvoke.local.");

    /** There is one of it, which looks after the deadlines of all calls. */
    private static final String WATCHDOG = "lambda-invoke-watchdog";

    /** Where a thread waits, for another or for a socket. Its state is of a later moment than its stack. */
    private static final Set<String> WAITS = Set.of("park", "wait", "wait0", "sleep", "sleep0", "poll", "epollWait");

    /** Looks at all threads. */
    static ThreadDump take() {
        Map<String, List<StackTraceElement>> atWork = new TreeMap<>();
        Map<String, List<StackTraceElement>> waiting = new TreeMap<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (isOfAnAnswer(stack) && !thread.getName().equals(WATCHDOG)) {
                boolean isWaiting = WAITS.contains(stack[0].getMethodName());
                (isWaiting ? waiting : atWork).put(thread.getName(), List.of(stack));
            }
        });
        return new ThreadDump(atWork, waiting);
    }

    /** In code of the filter, or in a write of the container's. */
    private static boolean isOfAnAnswer(StackTraceElement[] stack) {
        boolean isOthers =
                Arrays.stream(stack).anyMatch(frame -> OTHERS.stream().anyMatch(frame.getClassName()::startsWith));
        return !isOthers && Arrays.stream(stack).anyMatch(ThreadDump::isOfAnAnswer);
    }

    private static boolean isOfAnAnswer(StackTraceElement frame) {
        return frame.getClassName().startsWith("org.lambdainvoke.")
                || (frame.getClassName().equals("sun.nio.ch.SocketChannelImpl")
                        && frame.getMethodName().startsWith("write"));
    }
}

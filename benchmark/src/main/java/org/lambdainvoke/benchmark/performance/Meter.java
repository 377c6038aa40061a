package org.lambdainvoke.benchmark.performance;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what this JVM has used. Its own threads that compile must never end: what they used would be lost. */
final class Meter {
    private static final Pattern COMPILER = Pattern.compile("\\d+ \\(C[12] Compiler.*", Pattern.DOTALL);

    /** The name of a thread, which may have anything in it, and eleven fields up to the ticks of user and system. */
    private static final Pattern TICKS = Pattern.compile(".*\\) (?:\\S+ ){11}(\\d+) (\\d+) .*", Pattern.DOTALL);

    private static final long NANOS_OF_A_TICK = 10_000_000;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /**
     * What was used since the JVM began.
     *
     * @param cpuNanos of all threads but those that compile
     * @param allocatedBytes of all threads of Java
     */
    record Reading(long cpuNanos, long allocatedBytes, int threads, long residentKilobytes) {
        static Reading parse(String line) {
            String[] numbers = line.split(" ");
            return new Reading(
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]),
                    Integer.parseInt(numbers[2]),
                    Long.parseLong(numbers[3]));
        }

        @Override
        public String toString() {
            return cpuNanos + " " + allocatedBytes + " " + threads + " " + residentKilobytes;
        }
    }

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> allocatedByThread = new HashMap<>();
    private long allocatedBytes;

    Reading read() throws IOException {
        addAllocated();
        return new Reading(
                process.getProcessCpuTime() - compilersNanos(),
                allocatedBytes,
                threads.getThreadCount(),
                residentKilobytes());
    }

    /**
     * Adds what each thread has allocated since the last time. The JVM itself has such a sum from JDK 21 on. What a
     * thread allocates that ends in between is lost; here only workers end, after ten seconds without work.
     */
    private void addAllocated() {
        long[] ids = threads.getAllThreadIds();
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            boolean hasEnded = allocated[i] < 0;
            if (!hasEnded) {
                Long before = allocatedByThread.put(ids[i], allocated[i]);
                allocatedBytes += allocated[i] - (before == null ? 0 : before);
            }
        }
    }

    private static long compilersNanos() throws IOException {
        long nanos = 0;
        for (Path thread : threadsOfTheSystem()) {
            String line = statusOf(thread);
            Matcher ticks = TICKS.matcher(line);
            if (COMPILER.matcher(line).matches() && ticks.matches()) {
                nanos += (Long.parseLong(ticks.group(1)) + Long.parseLong(ticks.group(2))) * NANOS_OF_A_TICK;
            }
        }
        return nanos;
    }

    private static String statusOf(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            // It has ended in the meantime, so that it does not compile.
            return "";
        }
    }

    private static List<Path> threadsOfTheSystem() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.toList();
        }
    }

    private static long residentKilobytes() throws IOException {
        Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
        if (!resident.find()) {
            throw new IllegalStateException("the system does not tell the resident memory");
        }
        return Long.parseLong(resident.group(1));
    }
}

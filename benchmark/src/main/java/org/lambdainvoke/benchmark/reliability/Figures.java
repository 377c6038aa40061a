package org.lambdainvoke.benchmark.reliability;

import java.util.List;

/**
 * What the front tells of itself, on a line.
 *
 * @param heap kilobytes that live after a collection
 * @param threads of the platform
 * @param peak the most threads of the platform that there were at once
 * @param workers those of the filter, where it has threads of the platform
 * @param sockets open ones
 */
record Figures(long heap, int threads, int peak, long workers, long sockets) {
    static Figures parse(String line) {
        String[] parts = line.split(" ");
        return new Figures(
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }

    static Figures mean(List<Figures> all) {
        return new Figures(
                Math.round(all.stream().mapToLong(Figures::heap).average().orElseThrow()),
                (int) Math.round(
                        all.stream().mapToInt(Figures::threads).average().orElseThrow()),
                all.stream().mapToInt(Figures::peak).max().orElseThrow(),
                Math.round(all.stream().mapToLong(Figures::workers).average().orElseThrow()),
                Math.round(all.stream().mapToLong(Figures::sockets).average().orElseThrow()));
    }

    @Override
    public String toString() {
        return heap + " " + threads + " " + peak + " " + workers + " " + sockets;
    }
}

package org.lambdainvoke.benchmark.performance;

/**
 * What a front used in one turn.
 *
 * @param cpuMicros of a request
 * @param allocatedKilobytes of a request
 */
record Turn(
        double cpuMicros,
        double allocatedKilobytes,
        double medianMillis,
        double hundredthMillis,
        int threads,
        double residentMegabytes) {

    static Turn of(Meter.Reading before, Meter.Reading after, Wrk.Count count) {
        return new Turn(
                (after.cpuNanos() - before.cpuNanos()) / 1000.0 / count.requests(),
                (after.allocatedBytes() - before.allocatedBytes()) / 1024.0 / count.requests(),
                count.medianMillis(),
                count.hundredthMillis(),
                after.threads(),
                after.residentKilobytes() / 1024.0);
    }
}

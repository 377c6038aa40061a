package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.ShadowSamples;
import org.lambdainvoke.observe.ShadowField;
import org.lambdainvoke.observe.ShadowSample;

public class ShadowReportTest {
    private final ShadowReport report = new ShadowReport("GET /a", ShadowSamples.PATHS);

    private static Findings differAt(String... paths) {
        return new Findings(
                Arrays.stream(paths)
                        .map(path -> new Difference(path, "one", "other"))
                        .toList(),
                null);
    }

    private static Findings membersFrom(int first, int end) {
        return differAt(IntStream.range(first, end).mapToObj(i -> "body/m" + i).toArray(String[]::new));
    }

    private static List<String> add(ShadowReport report, String... paths) {
        return first(report.compared(differAt(paths), 1_000_000, 2_000_000));
    }

    private static List<String> first(ShadowReport.News news) {
        return news.first().stream().map(ShadowSample::getPath).toList();
    }

    private static List<String> fieldsOf(ShadowReport report) {
        return report.snapshot().getFields().stream().map(ShadowField::getPath).toList();
    }

    private ShadowField field(String path) {
        return report.snapshot().getFields().stream()
                .filter(field -> field.getPath().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void answersWithoutDifferencesAreEqual() {
        add(report);
        add(report, "status");
        assertThat(report.snapshot().getCompared()).isEqualTo(2);
        assertThat(report.snapshot().getEqual()).isEqualTo(1);
    }

    @Test
    public void pathsAreToldTheFirstTime() {
        assertThat(add(report, "status", "body/a")).containsExactly("status", "body/a");
        assertThat(add(report, "body/a", "body/b")).containsExactly("body/b");
    }

    @Test
    public void pathThatWasNoiseIsToldWhenItDiffersBetweenTheSides() {
        report.controlled(differAt("body/a"));
        assertThat(add(report, "body/a")).containsExactly("body/a");
    }

    @Test
    public void noiseIsCountedBesideTheDifferences() {
        add(report, "body/a", "body/b");
        report.controlled(differAt("body/a"));
        assertThat(field("body/a").getRaw()).isEqualTo(1);
        assertThat(field("body/a").getNoise()).isEqualTo(1);
        assertThat(field("body/a").isDifferent()).isFalse();
        assertThat(field("body/b").isDifferent()).isTrue();
        assertThat(report.snapshot().getControls()).isEqualTo(1);
    }

    @Test
    public void skippedAndFailedRequestsAreCountedByTheirReasons() {
        report.skipped(SkipReason.FULL);
        report.skipped(SkipReason.FULL);
        report.failed(FailureReason.TIMEOUT);
        assertThat(report.snapshot().getSkipped()).isEqualTo(Map.of("full", 2L, "timeout", 1L));
    }

    @Test
    public void whatCouldNotBeComparedIsSkipped() {
        Findings tooLarge = Findings.skipped(SkipReason.TOO_LARGE);
        assertThat(first(report.compared(tooLarge, 1, 1))).isEmpty();
        report.controlled(tooLarge);
        assertThat(report.snapshot().getSkipped()).isEqualTo(Map.of("too_large", 1L));
        assertThat(report.snapshot().getCompared()).isZero();
        assertThat(report.snapshot().getControls()).isZero();
        assertThat(report.snapshot().getFunctionMedianMillis()).isEqualTo(-1);
    }

    @Test
    public void durationsAreKeptBySide() {
        add(report);
        assertThat(report.snapshot().getApplicationMedianMillis()).isEqualTo(1);
        assertThat(report.snapshot().getApplicationP95Millis()).isEqualTo(1);
        assertThat(report.snapshot().getFunctionMedianMillis()).isEqualTo(2);
        assertThat(report.snapshot().getFunctionP95Millis()).isEqualTo(2);
    }

    @Test
    public void pathsBeyondTheTwoHundredthAreCountedTogether() {
        report.compared(membersFrom(0, 150), 1, 1);
        assertThat(first(report.compared(membersFrom(100, 300), 1, 1)))
                .hasSize(51)
                .endsWith("...");
        assertThat(fieldsOf(report)).hasSize(201).endsWith("...");
        assertThat(field("...").getRaw()).isEqualTo(1);
        assertThat(field("body/m100").getRaw()).isEqualTo(2);
    }

    @Test
    public void restOfTheFindingsIsTheRestOfTheReport() {
        add(report, "...");
        report.compared(membersFrom(0, 200), 1, 1);
        assertThat(fieldsOf(report)).hasSize(201).startsWith("...");
    }

    @Test
    public void onlyThePathsAreKeptUnlessValuesAreWanted() {
        add(report, "body/a");
        ShadowSample sample = report.snapshot().getSamples().get(0);
        assertThat(sample.getPath()).isEqualTo("body/a");
        assertThat(sample.getApplication()).isNull();
        assertThat(sample.getFunction()).isNull();
    }

    @Test
    public void valuesAreKeptWhereTheyAreWanted() {
        ShadowReport withValues = new ShadowReport("*", ShadowSamples.VALUES);
        add(withValues, "body/a");
        ShadowSample sample = withValues.snapshot().getSamples().get(0);
        assertThat(sample.getApplication()).isEqualTo("one");
        assertThat(sample.getFunction()).isEqualTo("other");
    }

    @Test
    public void nothingOfTheAnswersIsKeptWhereThatIsWanted() {
        ShadowReport without = new ShadowReport("*", ShadowSamples.NONE);
        List<String> first = add(without, "status", "header:x-a", "header:x-b", "body/a", "body");
        assertThat(first).containsExactly("status", "headers", "body");
        assertThat(fieldsOf(without)).isEqualTo(first);
        assertThat(without.snapshot().getFields()).allMatch(field -> field.getRaw() == 1);
        assertThat(without.snapshot().getSamples()).isEmpty();
    }

    @Test
    public void lastFiftyDifferencesAreKept() {
        report.compared(membersFrom(0, 60), 1, 1);
        assertThat(report.snapshot().getSamples())
                .extracting(ShadowSample::getPath)
                .hasSize(50)
                .endsWith("body/m59");
    }

    @Test
    public void resetBeginsAnew() {
        add(report, "body/a");
        report.controlled(differAt("body/a"));
        report.skipped(SkipReason.FULL);
        report.reset();
        assertThat(report.snapshot()).isEqualTo(new ShadowReport("GET /a", ShadowSamples.PATHS).snapshot());
        assertThat(add(report, "body/a")).containsExactly("body/a");
    }

    @Test
    public void snapshotStaysAsItWas() {
        add(report, "body/a");
        report.skipped(SkipReason.FULL);
        var before = report.snapshot();
        add(report, "body/a");
        report.skipped(SkipReason.FULL);
        assertThat(before.getCompared()).isEqualTo(1);
        assertThat(before.getFields().get(0).getRaw()).isEqualTo(1);
        assertThat(before.getSamples()).hasSize(1);
        assertThat(before.getSkipped()).isEqualTo(Map.of("full", 1L));
    }

    @Test
    public void nothingIsLostBetweenThreads() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        for (int worker = 0; worker < 4; worker++) {
            workers.execute(() -> {
                for (int i = 0; i < 500; i++) {
                    add(report, "body/a");
                    report.skipped(SkipReason.FULL);
                }
            });
        }
        workers.shutdown();
        assertThat(workers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(report.snapshot().getCompared()).isEqualTo(2000);
        assertThat(field("body/a").getRaw()).isEqualTo(2000);
        assertThat(report.snapshot().getSkipped()).isEqualTo(Map.of("full", 2000L));
    }
}

package org.lambdainvoke.proof.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.internal.shadow.Comparison;
import org.lambdainvoke.internal.shadow.Difference;
import org.lambdainvoke.internal.shadow.Findings;
import org.lambdainvoke.internal.shadow.IgnoreRules;
import org.lambdainvoke.internal.shadow.ShadowAnswer;

/** Between two generated answers all that differs is found, and nothing else. */
public class ShadowComparisonTest {
    private static final int PAIRS = 500;
    private static final int MAX_BODY = 20_000;

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/problem+json;charset=\"latin1\"",
            "text/plain;charset=klingon",
            "");
    private static final List<String> CODINGS = List.of("gzip", "identity", "br", "gzip, gzip");

    private static ShadowAnswer json(String text) {
        return ShadowAnswer.of(
                200, List.of(new HttpAnswer.Field("Content-Type", "application/json")), Bytes.utf8(text));
    }

    private static Findings compare(String ignored, ShadowAnswer application, ShadowAnswer function) {
        return new Comparison(IgnoreRules.parse(ignored), MAX_BODY).compare(application, function);
    }

    private static Set<String> paths(Findings findings) {
        return findings.differences().stream().map(Difference::path).collect(Collectors.toSet());
    }

    /** Some places of which none lies in another. */
    private static List<JsonPlace> some(List<JsonPlace> places, Chance chance) {
        List<JsonPlace> some = new ArrayList<>();
        for (int i = 1 + chance.below(4); i > 0; i--) {
            JsonPlace place = chance.pick(places);
            if (some.stream().noneMatch(place::overlaps)) {
                some.add(place);
            }
        }
        return some;
    }

    @Test
    public void sameDocumentInOtherWordsIsEqual() {
        for (int seed = 0; seed < PAIRS; seed++) {
            Chance chance = new Chance(seed);
            JsonTree tree = JsonTree.of(chance);
            String one = tree.write(chance);
            String other = tree.write(chance);
            assertThat(compare("", json(one), json(other)).differences())
                    .as("seed %s: %s, %s", seed, one, other)
                    .isEmpty();
        }
    }

    @Test
    public void exactlyWhatWasPlantedIsFound() {
        for (int seed = 0; seed < PAIRS; seed++) {
            Chance chance = new Chance(seed);
            JsonTree tree = JsonTree.of(chance);
            List<JsonPlace> planted = some(tree.places(), chance);
            String one = tree.write(chance);
            String other = tree.changedAt(planted, chance).write(chance);
            assertThat(paths(compare("", json(one), json(other))))
                    .as("seed %s: %s, %s", seed, one, other)
                    .isEqualTo(planted.stream().map(JsonPlace::path).collect(Collectors.toSet()));
        }
    }

    @Test
    public void nothingIsFoundBelowAnIgnoredPointer() {
        int covered = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            Chance chance = new Chance(seed);
            JsonTree tree = JsonTree.of(chance);
            List<JsonPlace> planted = some(tree.places(), chance);
            JsonPlace ignored = chance.pick(tree.places());
            String one = tree.write(chance);
            String other = tree.changedAt(planted, chance).write(chance);
            Set<String> expected = planted.stream()
                    .filter(place -> !place.isCoveredByPointerOf(ignored))
                    .map(JsonPlace::path)
                    .collect(Collectors.toSet());
            covered += planted.stream().anyMatch(place -> place.isCoveredByPointerOf(ignored)) ? 1 : 0;
            assertThat(paths(compare(ignored.pointer(), json(one), json(other))))
                    .as("seed %s without %s: %s, %s", seed, ignored.pointer(), one, other)
                    .isEqualTo(expected);
        }
        assertThat(covered).isGreaterThan(PAIRS / 20);
    }

    @Test
    public void whateverTheAnswersAreBothWaysFindTheSamePathsAndShowNothingHarmful() throws Exception {
        int equal = 0;
        int skipped = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            Chance chance = new Chance(seed);
            ShadowAnswer one = hostile(chance);
            ShadowAnswer other = chance.oneIn(10) ? one : hostile(chance);
            Findings findings = compare("", one, other);
            Findings back = compare("", other, one);
            assertThat(back.skipped()).as("seed %s", seed).isEqualTo(findings.skipped());
            assertThat(paths(back)).as("seed %s", seed).isEqualTo(paths(findings));
            assertThat(findings.differences()).as("seed %s", seed).hasSizeLessThanOrEqualTo(201);
            for (Difference difference : findings.differences()) {
                requireHarmless(difference.path(), 1000);
                requireHarmless(difference.applicationValue(), 200);
                requireHarmless(difference.functionValue(), 200);
            }
            equal += findings.isEqual() ? 1 : 0;
            skipped += findings.skipped() == null ? 0 : 1;
        }
        assertThat(equal).as("equal").isBetween(PAIRS / 20, PAIRS / 2);
        assertThat(skipped).as("skipped").isGreaterThan(PAIRS / 50);
    }

    private static void requireHarmless(String text, int most) {
        if (text != null) {
            assertThat(text).hasSizeLessThanOrEqualTo(most);
            assertThat(text.codePoints().filter(Character::isISOControl)).isEmpty();
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        }
    }

    private static ShadowAnswer hostile(Chance chance) throws IOException {
        List<HttpAnswer.Field> fields = new ArrayList<>();
        fields.add(new HttpAnswer.Field("Content-Type", chance.pick(TYPES)));
        byte[] body = hostileBody(chance);
        if (chance.oneIn(2)) {
            String coding = chance.pick(CODINGS);
            fields.add(new HttpAnswer.Field("Content-Encoding", coding));
            body = coding.equals("gzip") && !chance.oneIn(5) ? gzip(body) : body;
        }
        if (chance.oneIn(3)) {
            String text = new String(chance.bytes(20), StandardCharsets.ISO_8859_1);
            fields.add(new HttpAnswer.Field("X" + text, text));
        }
        return chance.oneIn(10) ? ShadowAnswer.withoutBody(204, fields) : ShadowAnswer.of(200, fields, Bytes.of(body));
    }

    private static byte[] hostileBody(Chance chance) {
        String json = JsonTree.of(chance).write(chance);
        return switch (chance.below(8)) {
            case 0 -> chance.bytes(300);
            case 1 -> Mutation.of(json.getBytes(StandardCharsets.UTF_8), chance);
            case 2 -> new byte[chance.below(3 * MAX_BODY)];
            case 3 -> "[".repeat(chance.below(600)).getBytes(StandardCharsets.UTF_8);
            case 4 -> ("{\"\\ud83d\":" + json + "}").getBytes(StandardCharsets.UTF_8);
            case 5 -> ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8);
            case 6 -> json.getBytes(StandardCharsets.UTF_16);
            default -> json.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(sink)) {
            gzip.write(content);
        }
        return sink.toByteArray();
    }
}

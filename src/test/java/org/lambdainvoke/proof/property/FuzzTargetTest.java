package org.lambdainvoke.proof.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.internal.answer.DialectFuzz;
import org.lambdainvoke.internal.payload.JsonTextFuzz;
import org.lambdainvoke.internal.payload.PayloadFormatFuzz;
import org.lambdainvoke.internal.request.MediaTypeFuzz;
import org.lambdainvoke.internal.request.MultipartPartsFuzz;
import org.lambdainvoke.internal.request.RequestTargetFuzz;
import org.lambdainvoke.internal.request.UrlEncodingFuzz;

/** Each fuzz target holds for its seeds and for inputs like them; docs/fuzzing.md tells how to search longer. */
@RunWith(Parameterized.class)
public class FuzzTargetTest {
    private static final int INPUTS = 2000;
    private static final long SEED = 20261124;
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    @Parameters(name = "{0}")
    public static List<Object[]> targets() {
        return List.of(
                target("internal.payload.JsonTextFuzz", JsonTextFuzz::isAccepted),
                target("internal.request.MediaTypeFuzz", MediaTypeFuzz::isAccepted),
                target("internal.request.MultipartPartsFuzz", MultipartPartsFuzz::isAccepted),
                target("internal.payload.PayloadFormatFuzz", PayloadFormatFuzz::isAccepted),
                target("internal.request.RequestTargetFuzz", RequestTargetFuzz::isAccepted),
                target("internal.request.UrlEncodingFuzz", UrlEncodingFuzz::isAccepted),
                target("internal.answer.DialectFuzz", DialectFuzz::isAccepted));
    }

    private static Object[] target(String name, Predicate<byte[]> target) {
        return new Object[] {name, target};
    }

    @Parameter
    public String name;

    @Parameter(1)
    public Predicate<byte[]> target;

    @Test
    public void holdsForInputsLikeItsSeedsWhichAreNeitherAllAcceptedNorAllRefused() throws Exception {
        List<byte[]> seeds = seeds();
        Chance chance = new Chance(SEED);
        int accepted = 0;
        for (byte[] seed : seeds) {
            accepted += isAccepted(seed) ? 1 : 0;
        }
        for (int i = seeds.size(); i < INPUTS; i++) {
            byte[] input = chance.oneIn(20) ? chance.bytes(200) : Mutation.of(chance.pick(seeds), chance);
            accepted += isAccepted(input) ? 1 : 0;
        }
        assertThat(accepted).isBetween(INPUTS / 20, INPUTS - INPUTS / 20);
    }

    private boolean isAccepted(byte[] input) {
        try {
            return target.test(input);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("input in base64: " + Base64.getEncoder().encodeToString(input), e);
        }
    }

    private List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(SEEDS.resolve(name))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }
}

package org.lambdainvoke.property;

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
import org.lambdainvoke.payload.JsonTextFuzz;
import org.lambdainvoke.payload.MediaTypeFuzz;
import org.lambdainvoke.payload.MultipartPartsFuzz;
import org.lambdainvoke.payload.PayloadFormatFuzz;
import org.lambdainvoke.payload.RequestTargetFuzz;
import org.lambdainvoke.payload.UrlEncodingFuzz;
import org.lambdainvoke.response.DialectFuzz;

/** Each fuzz target holds for its seeds and for inputs like them; docs/fuzzing.md tells how to search longer. */
@RunWith(Parameterized.class)
public class FuzzTargetTest {
    private static final int INPUTS = 2000;
    private static final long SEED = 20261124;
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    @Parameters(name = "{0}")
    public static List<Object[]> targets() {
        return List.of(
                target("payload.JsonTextFuzz", JsonTextFuzz::isAccepted),
                target("payload.MediaTypeFuzz", MediaTypeFuzz::isAccepted),
                target("payload.MultipartPartsFuzz", MultipartPartsFuzz::isAccepted),
                target("payload.PayloadFormatFuzz", PayloadFormatFuzz::isAccepted),
                target("payload.RequestTargetFuzz", RequestTargetFuzz::isAccepted),
                target("payload.UrlEncodingFuzz", UrlEncodingFuzz::isAccepted),
                target("response.DialectFuzz", DialectFuzz::isAccepted));
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

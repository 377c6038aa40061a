package org.lambdainvoke.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Reads all that the tests before it have logged, {@code org.lambdainvoke} at TRACE but for the functions' own tail.
 * Runs behind them, in an execution of its own.
 */
public class WrittenLogTest {
    private static final Path LOGS = Path.of("target/written-logs");

    /** What the tests use of each kind, and what a signature or a password looks like. */
    private static final List<Pattern> SECRETS = Stream.of(
                    "secret-of-the-",
                    "token-of-the-",
                    "session1",
                    "of-the-snippet",
                    "Signature=",
                    "AWS4-HMAC",
                    "Basic [A-Za-z0-9+/]{8}",
                    "body-of-the-",
                    "pa ss")
            .map(Pattern::compile)
            .toList();

    @Test
    public void noSecretAndNoBodyIsInTheLog() throws Exception {
        List<String> found = new ArrayList<>();
        int lines = 0;
        try (Stream<Path> files = Files.list(LOGS)) {
            for (Path file : files.toList()) {
                List<String> ofFile = lines(file);
                lines += ofFile.size();
                ofFile.stream()
                        .filter(line -> SECRETS.stream()
                                .anyMatch(secret -> secret.matcher(line).find()))
                        .forEach(found::add);
            }
        }
        assertThat(lines).isPositive();
        assertThat(found).isEmpty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lambdainvoke.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** What a closed endpoint leaves behind. */
public class LocalLambdaCloseTest {
    private static final int ROUNDS = 20;
    private static final int CALLS = 20;

    /** A container looks for threads as soon as the application has stopped, and reports one that is on its way out. */
    @Test
    public void noThreadOfItRunsAnyMore() {
        HttpClient client = HttpClient.newHttpClient();
        for (int round = 0; round < ROUNDS; round++) {
            Set<Thread> before = threads();
            try (LocalLambda lambda = LocalLambda.builder().start()) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(lambda.endpointUrl())).build();
                CompletableFuture.allOf(Stream.generate(() -> client.sendAsync(request, BodyHandlers.discarding()))
                                .limit(CALLS)
                                .toArray(CompletableFuture[]::new))
                        .join();
            }
            assertThat(threads()).isSubsetOf(before);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("local-lambda"))
                .collect(Collectors.toSet());
    }
}

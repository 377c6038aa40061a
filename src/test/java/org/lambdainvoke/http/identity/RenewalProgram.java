package org.lambdainvoke.http.identity;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.credentials.KnownCredentials;
import org.lambdainvoke.internal.identity.CredentialsOrigin;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.identity.SourceKind;
import org.lambdainvoke.internal.shared.Sdks;

/** Does with the chain of an SDK, in the environment of this JVM, what each line that it reads says. */
public final class RenewalProgram {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    private RenewalProgram() {}

    /** The argument is the SDK. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (CredentialsFetch chain = Sdks.of(SdkVersion.valueOf(arguments[0]))
                .source(new CredentialsOrigin.Found(SourceKind.CONTAINER, "default"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line) {
                    case "fetch" -> System.out.println(fetched(chain));
                    case "calls" -> call(chain, lines);
                    default -> throw new IllegalArgumentException(line);
                }
            }
        }
    }

    private static String fetched(CredentialsFetch chain) {
        try {
            return chain.fetch(false).credentials().accessKeyId();
        } catch (CredentialsFetch.FailedException e) {
            return "none";
        }
    }

    /** The SDKs renew what they are asked for early enough; here they are asked within seconds, not within a minute. */
    private static KnownCredentials soon(KnownCredentials known) {
        AwsCredentials credentials = known.credentials();
        AwsCredentials expiring = new AwsCredentials(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                Instant.now().plusSeconds(4));
        return KnownCredentials.keptBySource(expiring, known.origin());
    }

    private static void call(CredentialsFetch chain, BufferedReader lines) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (CredentialsSource source = new CredentialsSource(isAnew -> soon(chain.fetch(isAnew)))) {
            Callable<String> call = () -> source.current(Deadline.after(ENOUGH)).accessKeyId();
            System.out.println(call.call());
            lines.readLine();
            Set<String> keys = new TreeSet<>();
            List<Future<String>> answers = threads.invokeAll(Collections.nCopies(1000, call));
            for (Future<String> answer : answers) {
                keys.add(answer.get());
            }
            System.out.println(answers.size() + " " + keys);
            Deadline deadline = Deadline.after(ENOUGH);
            while (keys.contains(call.call()) && deadline.remainingMillis() > 0) {
                Thread.onSpinWait();
            }
            System.out.println(call.call());
        } finally {
            threads.shutdownNow();
        }
    }
}

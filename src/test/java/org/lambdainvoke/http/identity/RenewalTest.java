package org.lambdainvoke.http.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.endpoint.IdentityStandIn;

/** The credentials of a container, as both SDKs keep them: renewed, failing, there again. */
@RunWith(Parameterized.class)
public class RenewalTest {
    /** So near to the end that both SDKs renew at once: v2 a minute ahead at the latest, and up to 15 by chance. */
    private static final Duration SHORT = Duration.ofSeconds(50);

    /** Longer than what v2 takes for stale. */
    private static final Duration LONGER = Duration.ofMinutes(4);

    @Rule
    public final IdentityStandIn identities = new IdentityStandIn();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Parameter
    public SdkVersion sdk;

    private Process process;
    private PrintStream told;
    private BufferedReader answers;

    @Parameters(name = "{0}")
    public static SdkVersion[] sdks() {
        return SdkVersion.values();
    }

    private void start() throws IOException {
        ProcessBuilder builder = JavaProgram.of(
                RenewalProgram.class,
                List.of("-Duser.home=" + folder.getRoot(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                sdk.name());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("HOME", folder.getRoot().getPath());
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", identities.url() + "/container");
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", IdentityStandIn.CONTAINER_TOKEN);
        process = builder.start();
        told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @After
    public void end() {
        process.destroyForcibly();
    }

    private String ask(String line) throws IOException {
        told.println(line);
        return answer();
    }

    /** The next line that is not one of the log. */
    private String answer() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.matches("AKID\\d+|none|\\d+ \\[.*]")) {
            line = answers.readLine();
        }
        return line;
    }

    @Test
    public void areKeptWhileTheyAreFarFromTheirEnd() throws Exception {
        start();
        assertThat(ask("fetch")).isEqualTo("AKID1");
        assertThat(ask("fetch")).isEqualTo("AKID1");
    }

    @Test
    public void areRenewedBeforeTheirEnd() throws Exception {
        identities.life(SHORT);
        start();
        assertThat(ask("fetch")).isEqualTo("AKID1");
        assertThat(ask("fetch")).isEqualTo("AKID2");
    }

    @Test
    public void areThereAgainWhenTheirSourceIs() throws Exception {
        identities.failFrom(1);
        start();
        assertThat(ask("fetch")).isEqualTo("none");
        identities.failFrom(Integer.MAX_VALUE);
        assertThat(ask("fetch")).startsWith("AKID");
    }

    @Test
    public void serveOnWhileTheirSourceFails() throws Exception {
        identities.life(LONGER).failFrom(2);
        start();
        assertThat(ask("fetch")).isEqualTo("AKID1");
        assertThat(ask("fetch")).isEqualTo("AKID1");
    }

    @Test
    public void thousandRequestsDuringARenewalSeeNothingOfIt() throws Exception {
        identities.life(SHORT).holdFrom(2);
        start();
        assertThat(ask("calls")).isEqualTo("AKID1");
        identities.awaitCalls(2);
        assertThat(ask("now")).isEqualTo("1000 [AKID1]");
        identities.release();
        assertThat(answer()).isEqualTo("AKID2");
    }
}

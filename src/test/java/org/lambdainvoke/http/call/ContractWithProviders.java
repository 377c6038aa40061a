package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.support.client.JavaProgram;

/**
 * The contract of the clients in JVMs whose first security provider is another than the JDK's, by
 * {@code mvn -Pproviders test}. Whatever HttpClient as it comes can do there, the filter's clients can do;
 * {@code target/providers/*.rows} lists what came of each row, and {@code *.log} says why.
 */
@RunWith(Parameterized.class)
public class ContractWithProviders {
    private static final Path DIRECTORY = Path.of("target", "providers");
    private static final String FAILED = "failed ";
    private static final int PATIENCE_MINUTES = 5;

    /** Who comes first. */
    public enum First {
        JDK("SUN", "", ""),
        BOUNCY_CASTLE("BC", "org.bouncycastle.jce.provider.BouncyCastleProvider", ""),
        BOUNCY_CASTLE_FIPS("BCFIPS", "org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider", ""),
        BOUNCY_CASTLE_FIPS_APPROVED(
                "BCFIPS",
                "org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider",
                "-Dorg.bouncycastle.fips.approved_only=true"),
        NSS("SunPKCS11-NSS", "SunPKCS11 " + DIRECTORY.resolve("nss.cfg").toAbsolutePath(), "");

        private final String provider;
        private final String setting;
        private final String option;

        First(String provider, String setting, String option) {
            this.provider = provider;
            this.setting = setting;
            this.option = option;
        }

        /** The jars of the two Bouncy Castles have classes of the same names, and stand in directories of their own. */
        private List<Path> jars() throws IOException {
            Path jars = DIRECTORY.resolve(provider);
            if (!Files.isDirectory(jars)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(jars)) {
                return files.toList();
            }
        }
    }

    @Parameters(name = "{0}")
    public static First[] providers() {
        return First.values();
    }

    @Parameter
    public First first;

    private static final Map<First, Process> PROGRAMS = new EnumMap<>(First.class);

    /** All at once, as they wait for most of their time. */
    @BeforeClass
    public static void startPrograms() throws IOException {
        Files.createDirectories(DIRECTORY);
        // No data base of keys: what NSS does is done with keys that it is given.
        Files.writeString(DIRECTORY.resolve("nss.cfg"), "name = NSS\nnssDbMode = noDb\nattributes = compatibility\n");
        for (First each : First.values()) {
            PROGRAMS.put(each, start(each));
        }
    }

    @AfterClass
    public static void endPrograms() {
        PROGRAMS.values().forEach(Process::destroyForcibly);
    }

    private static Process start(First first) throws IOException {
        List<String> options = new ArrayList<>();
        if (!first.option.isEmpty()) {
            options.add(first.option);
        }
        if (!first.setting.isEmpty()) {
            options.add(
                    "-Djava.security.properties=" + Files.write(file(first, ".security"), securityProperties(first)));
        }
        ProcessBuilder program = JavaProgram.with(first.jars(), ContractProgram.class, options);
        return program.redirectOutput(file(first, ".rows").toFile())
                .redirectError(file(first, ".log").toFile())
                .start();
    }

    private static List<String> securityProperties(First first) {
        List<String> properties = new ArrayList<>();
        properties.add("security.provider.1=" + first.setting);
        for (int i = 1; Security.getProperty("security.provider." + i) != null; i++) {
            properties.add("security.provider." + (i + 1) + "=" + Security.getProperty("security.provider." + i));
        }
        return properties;
    }

    private static Path file(First first, String extension) {
        return DIRECTORY.resolve(first + extension);
    }

    private static List<String> rows(First first) throws IOException, InterruptedException {
        assertThat(PROGRAMS.get(first).waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                .isTrue();
        return Files.readAllLines(file(first, ".rows"));
    }

    private static Set<String> failed(List<String> rows, String client) {
        String beginning = FAILED + client + " ";
        Set<String> failed = new TreeSet<>();
        for (String row : rows) {
            if (row.startsWith(beginning)) {
                failed.add(row.substring(beginning.length()));
            }
        }
        return failed;
    }

    @Test
    public void clientsDoWhateverHttpClientCanDo() throws Exception {
        List<String> rows = rows(first);
        // What HttpClient never does is no fault of a provider, and no excuse.
        Set<String> excused = failed(rows, ContractProgram.REFERENCE);
        excused.removeAll(failed(rows(First.JDK), ContractProgram.REFERENCE));
        System.out.println(first + ": " + excused.size() + " rows that HttpClient can't do there: " + excused);
        for (InvokeClient client : InvokeClient.values()) {
            Set<String> failed = failed(rows, client.text());
            failed.removeAll(excused);
            assertThat(failed)
                    .as("rows of client=%s, see target/providers", client.text())
                    .isEmpty();
        }
    }

    @Test
    public void everyRowIsRunWithEveryClientAndThatProvider() throws Exception {
        List<String> rows = rows(first);
        assertThat(rows.get(0)).startsWith("providers " + first.provider + " " + first.provider + " ");
        assertThat(rows).hasSameSizeAs(rows(First.JDK)).hasSizeGreaterThan(60);
    }
}

package org.lambdainvoke.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lambdainvoke.proof.matrix.Deployment;
import org.lambdainvoke.proof.matrix.Difference;
import org.lambdainvoke.proof.matrix.Host;
import org.lambdainvoke.proof.matrix.Matrix;
import org.lambdainvoke.proof.matrix.Mode;
import org.lambdainvoke.proof.matrix.ServerProcess;
import org.lambdainvoke.proof.matrix.Wars;

/** WildFly, the whole distribution with Undertow in it: Servlet 6.0. */
public class WildFlyTest extends Matrix {
    private static final Pattern PORT = Pattern.compile("HTTP listener default listening on 127\\.0\\.0\\.1:(\\d+)");

    /** Started, or started with errors, which the tests then meet. */
    private static final Pattern READY = Pattern.compile("WFLYSRV002[56]");

    @Override
    protected List<Host> hosts() {
        return List.of(new WildFly());
    }

    private static final class WildFly extends Host {
        private final Path home;

        WildFly() {
            this(Wars.server("wildfly-"));
        }

        private WildFly(Path home) {
            super(home.getFileName().toString(), Difference.REFUSES_BROKEN_ESCAPES_ITSELF);
            this.home = home;
        }

        @Override
        public boolean isInThisJvm() {
            return false;
        }

        @Override
        public Deployment deploy(Map<String, String> systemProperties) throws Exception {
            Path base = Path.of("target", "wildfly").toAbsolutePath();
            copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
            // What lies there is deployed while the server starts.
            Path deployments = Files.createDirectories(base.resolve("deployments"));
            for (Mode mode : Mode.values()) {
                Files.copy(Wars.of(mode), deployments.resolve(Wars.of(mode).getFileName()));
            }
            // As standalone.sh does, but without a shell that would have to be ended as well.
            return ServerProcess.java(
                    PORT,
                    READY,
                    systemProperties,
                    List.of(
                            "-Xmx512m",
                            "-Djboss.home.dir=" + home,
                            "-Djboss.server.base.dir=" + base,
                            "-Djboss.http.port=0",
                            "-Djboss.https.port=0",
                            "-Djboss.management.http.port=0",
                            "-Dlogging.configuration="
                                    + base.resolve("configuration/logging.properties")
                                            .toUri(),
                            "-jar",
                            home.resolve("jboss-modules.jar").toString(),
                            "-mp",
                            home.resolve("modules").toString(),
                            "org.jboss.as.standalone"));
        }

        private static void copy(Path from, Path to) throws IOException {
            Files.createDirectories(to);
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }
}

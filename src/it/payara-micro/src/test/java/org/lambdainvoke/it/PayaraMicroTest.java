package org.lambdainvoke.it;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lambdainvoke.proof.matrix.Deployment;
import org.lambdainvoke.proof.matrix.Difference;
import org.lambdainvoke.proof.matrix.Host;
import org.lambdainvoke.proof.matrix.Matrix;
import org.lambdainvoke.proof.matrix.Mode;
import org.lambdainvoke.proof.matrix.ServerProcess;
import org.lambdainvoke.proof.matrix.Wars;

/** Payara Micro 6: Servlet 6.0 on the oldest code of all. */
public class PayaraMicroTest extends Matrix {
    private static final Pattern PORT = Pattern.compile("http://[^/\\s]+:(\\d+)/matrix-sync");
    private static final Pattern READY = Pattern.compile("http://[^/\\s]+/matrix-sync");

    @Override
    protected List<Host> hosts() {
        return List.of(new PayaraMicro());
    }

    private static final class PayaraMicro extends Host {
        private final Path jar;

        PayaraMicro() {
            this(Wars.server("payara-micro-"));
        }

        private PayaraMicro(Path jar) {
            super(
                    jar.getFileName().toString(),
                    Difference.REFUSES_BODIES_OF_GET_AND_DELETE,
                    Difference.HIDES_EARLIER_READS,
                    Difference.ENDS_PATHS_AT_A_SEMICOLON);
            this.jar = jar;
        }

        @Override
        public boolean isInThisJvm() {
            return false;
        }

        @Override
        public Deployment deploy(Map<String, String> systemProperties) throws Exception {
            List<String> arguments = new ArrayList<>(List.of(
                    "-Xmx512m",
                    "-jar",
                    jar.toString(),
                    "--prebootcommandfile",
                    "preboot.txt",
                    "--rootDir",
                    Path.of("target", "payara").toAbsolutePath().toString(),
                    "--port",
                    Integer.toString(freePort()),
                    // Should somebody take that port meanwhile, the next free one.
                    "--autobindhttp",
                    "--autobindrange",
                    "100"));
            for (Mode mode : Mode.values()) {
                arguments.add("--deploy");
                arguments.add(Wars.of(mode).toString());
            }
            return ServerProcess.java(PORT, READY, systemProperties, arguments);
        }

        /** Payara knows no port 0. */
        private static int freePort() throws Exception {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}

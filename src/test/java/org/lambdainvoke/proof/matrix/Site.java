package org.lambdainvoke.proof.matrix;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.lambdainvoke.support.client.Http;

/** The application on one container in one mode, as its client and its functions see it. */
public final class Site {
    /** What all sites of a container share, while its tests run. */
    static final class Hosting implements TestRule {
        final Host host;
        final LambdaSide lambda = new LambdaSide();
        private Deployment deployment;

        Hosting(Host host) {
            this.host = host;
        }

        @Override
        public Statement apply(Statement base, Description description) {
            Statement deployed = new Statement() {
                @Override
                public void evaluate() throws Throwable {
                    try (Deployment started = host.deploy(lambda.systemProperties())) {
                        deployment = started;
                        base.evaluate();
                    }
                }
            };
            return lambda.apply(deployed, description);
        }
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");
    private static final int PATIENCE_MILLIS = 30_000;

    private final Hosting hosting;
    private final Mode mode;

    Site(Hosting hosting, Mode mode) {
        this.hosting = hosting;
        this.mode = mode;
    }

    LambdaSide lambda() {
        return hosting.lambda;
    }

    Mode mode() {
        return mode;
    }

    boolean has(Difference difference) {
        return hosting.host.has(difference);
    }

    /** Starts the container, for a test that stops it. */
    Deployment deploy() throws Exception {
        return hosting.host.deploy(hosting.lambda.systemProperties());
    }

    int port() {
        return hosting.deployment.server(mode).getPort();
    }

    /** The address of what is below the context path. */
    URI uri(String pathAndQuery) {
        return hosting.deployment.server(mode).resolve(mode.contextPath() + pathAndQuery);
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return Http.get(uri(pathAndQuery));
    }

    HttpResponse<String> post(String pathAndQuery, String contentType, String body)
            throws IOException, InterruptedException {
        return Http.send(uri(pathAndQuery), "POST", contentType, body);
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(uri(pathAndQuery));
    }

    /** Sends a GET that no client would send, and gives the whole answer in Latin-1. */
    String getRaw(String target) throws IOException {
        String request = "GET " + mode.contextPath() + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port()
                + "\r\nConnection: close\r\n\r\n";
        return Http.raw(port(), request, false);
    }

    /**
     * Sends the head of a POST, waits for the answer to it, sends the body, and gives the interim and the last answer.
     */
    List<String> postAfterContinue(String target, String contentType, String body) throws IOException {
        String head = "POST " + mode.contextPath() + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port()
                + "\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            String interim = message(in);
            socket.getOutputStream().write(body.getBytes(StandardCharsets.ISO_8859_1));
            return List.of(interim, message(in));
        }
    }

    /** By its length, as Jetty 12.0 closes such a connection only when it has been idle for 30 s. */
    private static String message(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) octet);
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return head + new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return hosting.host + ", " + mode;
    }
}

package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.DispatcherType;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** The memory that checking JSON bodies takes, in a JVM of its own with a small heap. */
public class JsonMemoryTest {
    private static final int AT_ONCE = 32;
    private static final int BODY_BYTES = 6 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer endpoint;
    private Process front;
    private OutputStream end;
    private int port;

    @Before
    public void start() throws Exception {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), AT_ONCE);
        endpoint.setExecutor(threads);
        endpoint.createContext("/", exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        endpoint.start();
        String url = "http://127.0.0.1:" + endpoint.getAddress().getPort();
        front = JavaProgram.of(Front.class, List.of("-Xmx512m"), url).start();
        end = front.getOutputStream();
        BufferedReader said = new BufferedReader(new InputStreamReader(front.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (!line.startsWith("port ")) {
            line = said.readLine();
        }
        port = Integer.parseInt(line.substring(5));
        // What it logs must not fill the pipe.
        threads.execute(() -> said.lines().forEach(unused -> {}));
    }

    @After
    public void stop() throws Exception {
        end.close();
        if (!front.waitFor(30, TimeUnit.SECONDS)) {
            front.destroyForcibly();
        }
        endpoint.stop(0);
        threads.shutdownNow();
    }

    /** The status of each of many equal requests that are sent at once. */
    private List<Integer> statuses(String path, byte[] json) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(client.sendAsync(request, BodyHandlers.discarding()));
        }
        return answers.stream().map(answer -> answer.join().statusCode()).toList();
    }

    /** An object of almost as many bytes as a body may have, with names of {@code length} characters. */
    private static byte[] objectWithNames(int length) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; json.length() < BODY_BYTES - length - 6; i++) {
            String number = Integer.toHexString(i);
            json.append('"')
                    .append("0".repeat(length - number.length()))
                    .append(number)
                    .append("\":0,");
        }
        json.setCharAt(json.length() - 1, '}');
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    public void tooManyMembersAreRefusedHoweverManyBodiesComeAtOnce() {
        byte[] json = objectWithNames(5);
        for (String path : List.of("/parameters", "/body")) {
            assertThat(statuses(path, json)).as(path).isEqualTo(Collections.nCopies(AT_ONCE, 413));
        }
    }

    @Test
    public void asManyMembersAsThereMayBeAreReadHoweverManyBodiesComeAtOnce() {
        byte[] json = objectWithNames(59);
        for (String path : List.of("/parameters", "/body")) {
            assertThat(statuses(path, json)).as(path).isEqualTo(Collections.nCopies(AT_ONCE, 200));
        }
    }

    /** The program of the other JVM: says its port and serves until its input ends. */
    public static final class Front {
        private Front() {}

        public static void main(String[] arguments) throws Exception {
            WebApplication application = new WebApplication();
            for (String payload : List.of("parameters", "body")) {
                application.filter(
                        new LambdaInvokeFilter(),
                        "/" + payload,
                        FaultEndpoint.initParams(arguments[0], "payload", payload),
                        EnumSet.of(DispatcherType.REQUEST));
            }
            try (Container.Running server = Container.JETTY.start(application.async())) {
                System.out.println("port " + server.port());
                while (System.in.read() >= 0) {
                    // Goes on until the test has ended.
                }
            }
        }
    }
}

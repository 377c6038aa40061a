package org.lambdainvoke.support.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.rules.ExternalResource;

/** The Invoke API on loopback, which notes by whose key each call was signed, and answers all of them. */
public final class NotingEndpoint extends ExternalResource {
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private ExecutorService threads;
    private HttpServer server;

    @Override
    protected void before() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/2015-03-31/functions/greet/invocations", this::answer);
        server.start();
    }

    @Override
    protected void after() {
        server.stop(0);
        threads.shutdownNow();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The access key id of each call, and the session token where there is one, in the order in which they came. */
    public List<String> keys() {
        return keys;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Matcher key = KEY.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        String token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
        keys.add((key.find() ? key.group(1) : "nobody") + (token == null ? "" : " " + token));
        byte[] answer = "{}".getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

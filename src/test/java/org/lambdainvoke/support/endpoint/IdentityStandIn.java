package org.lambdainvoke.support.endpoint;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import org.junit.rules.ExternalResource;

/**
 * Gives temporary credentials as STS, the container endpoint of ECS and EKS, and the instance metadata service (IMDSv2)
 * do. Each time others: the key of the first is {@code AKID1}.
 */
public final class IdentityStandIn extends ExternalResource {
    /** What the container endpoint wants to be shown. */
    public static final String CONTAINER_TOKEN = "token-of-the-container";

    /** The host of STS in eu-west-1, of which {@link #tlsPort()} has a certificate. */
    public static final String STS_HOST = "sts.eu-west-1.amazonaws.com";

    private static final String METADATA_TOKEN = "token-of-the-instance";
    private static final String ROLE = "role-of-the-instance";
    private static final Duration LONG = Duration.ofHours(1);

    private final List<Map<String, String>> stsCalls = new CopyOnWriteArrayList<>();
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayAnswer = new Semaphore(0);
    private ExecutorService threads;
    private HttpServer server;
    private HttpsServer tls;
    private volatile boolean isClientCertificateDemanded;
    private volatile Duration life = LONG;
    private volatile int held = Integer.MAX_VALUE;
    private volatile int failing = Integer.MAX_VALUE;

    @Override
    protected void before() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/sts", exchange -> answer(exchange, this::sts));
        // The SDK v2 loses the path of an endpoint that the environment names.
        server.createContext("/", exchange -> answer(exchange, this::sts));
        server.createContext("/federation/credentials", exchange -> answer(exchange, this::identityCenter));
        server.createContext("/container", exchange -> answer(exchange, this::container));
        server.createContext("/latest/api/token", this::metadataToken);
        server.createContext("/latest/meta-data/iam/security-credentials/", this::metadata);
        server.start();
        tls = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters own = getSSLContext().getDefaultSSLParameters();
                own.setNeedClientAuth(isClientCertificateDemanded);
                parameters.setSSLParameters(own);
            }
        });
        tls.setExecutor(threads);
        tls.createContext("/", exchange -> answer(exchange, this::sts));
        tls.start();
    }

    @Override
    protected void after() {
        mayAnswer.release(1000);
        server.stop(0);
        tls.stop(0);
        threads.shutdownNow();
    }

    /** STS speaks TLS from now on with clients only that show the certificate in {@link FaultEndpoint#trustStore()}. */
    public IdentityStandIn demandingAClientCertificate() {
        isClientCertificateDemanded = true;
        return this;
    }

    /** How long credentials are valid that are given from now on. */
    public IdentityStandIn life(Duration duration) {
        life = duration;
        return this;
    }

    /** The answer to call {@code number}, counted from 1, and all behind it wait for {@link #release}. */
    public IdentityStandIn holdFrom(int number) {
        held = number;
        return this;
    }

    /** Call {@code number}, counted from 1, and all behind it fail. */
    public IdentityStandIn failFrom(int number) {
        failing = number;
        return this;
    }

    /** Lets one held call go on. */
    public void release() {
        mayAnswer.release();
    }

    public String stsUrl() {
        return url() + "/sts";
    }

    /** STS over TLS. */
    public String stsHttpsUrl() {
        return "https://127.0.0.1:" + tlsPort();
    }

    /** Where STS speaks TLS. */
    public int tlsPort() {
        return tls.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The parameters of each call of STS, and the key that signed it under {@code key}. */
    public List<Map<String, String>> stsCalls() {
        return stsCalls;
    }

    /** How often credentials were given or refused. */
    public int answers() {
        return answered.size();
    }

    /** Waits until {@code calls} more calls for credentials have begun. */
    public void awaitCalls(int calls) throws InterruptedException {
        if (!begun.tryAcquire(calls, 60, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asks for credentials");
        }
    }

    private interface Form {
        String of(HttpExchange exchange, String number, Instant expiry) throws IOException;
    }

    private void answer(HttpExchange exchange, Form form) throws IOException {
        int number;
        synchronized (this) {
            answered.add(exchange.getRequestURI().getPath());
            number = answered.size();
        }
        begun.release();
        if (number >= held) {
            awaitRelease();
        }
        String text = form.of(
                exchange, Integer.toString(number), Instant.now().plus(life).truncatedTo(ChronoUnit.SECONDS));
        send(exchange, number >= failing ? 500 : 200, number >= failing ? "" : text);
    }

    private void awaitRelease() throws IOException {
        try {
            mayAnswer.acquire();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("stopped");
        }
    }

    private String sts(HttpExchange exchange, String number, Instant expiry) throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair :
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII).split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            parameters.put(nameAndValue[0], URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        parameters.put("key", authorization == null ? "" : authorization.replaceFirst(".*Credential=([^/]+)/.*", "$1"));
        stsCalls.add(parameters);
        String action = parameters.get("Action");
        return """
                <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
                <AccessKeyId>AKID%2$s</AccessKeyId><SecretAccessKey>secret-of-the-role</SecretAccessKey>
                <SessionToken>session%2$s</SessionToken><Expiration>%3$s</Expiration>
                </Credentials></%1$sResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></%1$sResponse>
                """.formatted(action, number, expiry);
    }

    private String container(HttpExchange exchange, String number, Instant expiry) {
        require(CONTAINER_TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization")));
        return json(number, expiry);
    }

    private String identityCenter(HttpExchange exchange, String number, Instant expiry) {
        require("token-of-the-session".equals(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token")));
        JsonObject credentials = new JsonObject();
        credentials.addProperty("accessKeyId", "AKID" + number);
        credentials.addProperty("secretAccessKey", "secret-of-the-role");
        credentials.addProperty("sessionToken", "session" + number);
        credentials.addProperty("expiration", expiry.toEpochMilli());
        JsonObject answer = new JsonObject();
        answer.add("roleCredentials", credentials);
        return answer.toString();
    }

    private void metadataToken(HttpExchange exchange) throws IOException {
        require(exchange.getRequestMethod().equals("PUT"));
        require(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token-ttl-seconds") != null);
        send(exchange, 200, METADATA_TOKEN);
    }

    private void metadata(HttpExchange exchange) throws IOException {
        require(METADATA_TOKEN.equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token")));
        if (exchange.getRequestURI().getPath().endsWith(ROLE)) {
            answer(exchange, (unused, number, expiry) -> json(number, expiry));
        } else {
            send(exchange, 200, ROLE);
        }
    }

    private static String json(String number, Instant expiry) {
        JsonObject credentials = new JsonObject();
        credentials.addProperty("Code", "Success");
        credentials.addProperty("AccessKeyId", "AKID" + number);
        credentials.addProperty("SecretAccessKey", "secret-of-the-role");
        credentials.addProperty("Token", "session" + number);
        credentials.addProperty("Expiration", expiry.toString());
        return credentials.toString();
    }

    private static void require(boolean isSo) {
        if (!isSo) {
            throw new IllegalStateException("not what the SDK sends");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}

package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.ClientConfiguration;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.OnEveryClient;
import org.lambdainvoke.internal.aws1.SdkClients;
import org.lambdainvoke.internal.aws1.SdkConfiguration;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.environment.Endpoints;

/**
 * The endpoints of regions without {@code endpoint_url}: over TLS, with host names that DNS would resolve and that the
 * certificate must name. Only the resolver and the port are other than in production.
 */
@RunWith(Parameterized.class)
public class RegionalEndpointTest {
    @Parameters(name = "{0}")
    public static InvokeClient[] clients() {
        return InvokeClient.values();
    }

    @Parameter
    public InvokeClient client;

    @Before
    public void forgetCalls() {
        calls.clear();
    }

    /** The eight regions of the Kong page, two of other partitions, and one that the SDK does not know. */
    private static final Map<String, String> HOSTS = Map.ofEntries(
            Map.entry("us-east-1", "lambda.us-east-1.amazonaws.com"),
            Map.entry("us-east-2", "lambda.us-east-2.amazonaws.com"),
            Map.entry("ap-northeast-1", "lambda.ap-northeast-1.amazonaws.com"),
            Map.entry("ap-northeast-2", "lambda.ap-northeast-2.amazonaws.com"),
            Map.entry("ap-southeast-1", "lambda.ap-southeast-1.amazonaws.com"),
            Map.entry("ap-southeast-2", "lambda.ap-southeast-2.amazonaws.com"),
            Map.entry("eu-central-1", "lambda.eu-central-1.amazonaws.com"),
            Map.entry("eu-west-1", "lambda.eu-west-1.amazonaws.com"),
            Map.entry("cn-north-1", "lambda.cn-north-1.amazonaws.com.cn"),
            Map.entry("us-gov-west-1", "lambda.us-gov-west-1.amazonaws.com"),
            Map.entry("ap-moon-9", "lambda.ap-moon-9.amazonaws.com"));

    private static final String PASSWORD = "of-a-test";

    @ClassRule
    public static final TemporaryFolder folder = new TemporaryFolder();

    private static final List<String> calls = new CopyOnWriteArrayList<>();
    private static HttpsServer server;
    private static SSLContext trusting;

    @BeforeClass
    public static void startEndpoint() throws Exception {
        KeyStore keys = certificateFor(HOSTS.values());
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(keys);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.createContext("/", RegionalEndpointTest::record);
        server.start();
    }

    @AfterClass
    public static void stopEndpoint() {
        server.stop(0);
    }

    private static void record(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String scope = authorization.replaceFirst(".*Credential=AKIDTEST/\\d{8}/([^,]+),.*", "$1");
        calls.add(exchange.getRequestHeaders().getFirst("Host") + " " + scope);
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write(new byte[] {'{', '}'});
        exchange.close();
    }

    private static KeyStore certificateFor(Collection<String> hosts) throws Exception {
        Path file = folder.getRoot().toPath().resolve("keys.p12");
        String names = hosts.stream().map(host -> "dns:" + host).collect(Collectors.joining(","));
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "endpoint",
                        "-dname",
                        "CN=endpoint",
                        "-ext",
                        "san=" + names,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** What is not as in production: all names are this machine, and all ports are the server's. */
    private static ConnectionSocketFactory detour(SSLContext context) {
        return new WatchedSocketFactory(new BoundedTlsSocketFactory(context), address -> {
            assertThat(address.getPort()).isEqualTo(443);
            return server.getAddress();
        });
    }

    private LambdaInvoker invoker(String region, SSLContext tls) {
        Duration time = Duration.ofSeconds(10);
        ConnectionSettings settings = new ConnectionSettings(
                client, region, Endpoints.of("lambda", region, false, false), Proxies.NONE, null, time, time);
        DnsResolver names = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        if (client == InvokeClient.POOLED) {
            Endpoint endpoint = Endpoint.of(settings.endpoint(), null);
            ConnectionPool pool = new ConnectionPool(endpoint, settings, detour(tls), names);
            return new PooledLambdaInvoker(
                    region, endpoint, CredentialsSource.of(OnEveryClient.CREDENTIALS), pool, () -> {});
        }
        ClientConfiguration configuration = SdkConfiguration.forLambda(settings);
        configuration.setDnsResolver(names::resolve);
        configuration.getApacheHttpClientConfig().setSslSocketFactory(detour(tls));
        return SdkClients.invoker(settings, configuration, CredentialsSource.of(OnEveryClient.CREDENTIALS), null);
    }

    private void invoke(String region, SSLContext tls) throws Exception {
        try (LambdaInvoker invoker = invoker(region, tls)) {
            invoker.invoke(OnEveryClient.invocation("{}", Duration.ofSeconds(20)));
        }
    }

    @Test
    public void everyRegionHasItsHostAndItsCredentialScope() throws Exception {
        for (Map.Entry<String, String> region : HOSTS.entrySet()) {
            invoke(region.getKey(), trusting);
            assertThat(calls).contains(region.getValue() + " " + region.getKey() + "/lambda/aws4_request");
        }
    }

    @Test
    public void hostThatTheCertificateDoesNotNameIsUnreachable() {
        InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> invoke("sa-east-1", trusting));
        assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(calls).noneMatch(call -> call.contains("sa-east-1"));
    }

    @Test
    public void certificateOfAnUnknownAuthorityIsUnreachable() throws Exception {
        SSLContext system = SSLContext.getDefault();
        InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> invoke("us-west-2", system));
        assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
    }
}

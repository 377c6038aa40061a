package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.NoProxy;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.Proxy;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.ProxyStandIn;

/** Calls through a proxy, and TLS with a certificate that only a trust store vouches for. */
@RunWith(Parameterized.class)
public class ProxyTest {
    private static final String BASIC_OF_USER_AND_PASSWORD = "Proxy-Authorization: Basic dXNlcjpwYSBzcw==\r\n";

    @Parameters(name = "{0}")
    public static List<InvokeClient> clients() {
        return List.of(InvokeClient.values());
    }

    @Parameter
    public InvokeClient client;

    @Rule
    public final ProxyStandIn proxy = new ProxyStandIn();

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private LambdaInvoker connect(String endpointUrl, Proxy through, TrustStore trust) {
        return connect(endpointUrl, new Proxies(through, NoProxy.NONE), trust);
    }

    private LambdaInvoker connect(String endpointUrl, Proxies proxies, TrustStore trust) {
        return Clients.connect(
                new ConnectionSettings(
                        client,
                        "eu-west-1",
                        URI.create(endpointUrl),
                        proxies,
                        trust,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60)),
                Identity.of(OnEveryClient.CREDENTIALS),
                null);
    }

    private Proxy proxy(String user, String password) {
        return new Proxy("127.0.0.1", proxy.port(), user, password);
    }

    private static InvocationResult invoke(LambdaInvoker invoker) throws InvocationFailure {
        return invoker.invoke(OnEveryClient.invocation("{}", Duration.ofSeconds(20)));
    }

    private void assertAnswered(LambdaInvoker invoker) throws InvocationFailure {
        try (invoker) {
            assertThat(invoke(invoker).payload().size()).isEqualTo(2);
            assertThat(invoke(invoker).payload().size()).isEqualTo(2);
        }
        assertThat(endpoint.invocations()).isEqualTo(2);
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    private String lastHead() {
        return proxy.heads().get(proxy.heads().size() - 1);
    }

    @Test
    public void plainCallGoesThroughTheProxyOnOneConnection() throws Exception {
        assertAnswered(connect(endpoint.script(Fault.good("{}")).url(), proxy(null, null), null));
        assertThat(proxy.heads().get(0)).startsWith("POST http://127.0.0.1:").doesNotContain("Proxy-Authorization");
    }

    @Test
    public void plainCallShowsItsCredentialsToTheProxy() throws Exception {
        proxy.demandCredentials();
        assertAnswered(connect(endpoint.script(Fault.good("{}")).url(), proxy("user", "pa ss"), null));
        assertThat(lastHead()).contains(BASIC_OF_USER_AND_PASSWORD);
    }

    @Test
    public void callOverTlsIsLedThroughTheProxy() throws Exception {
        String url =
                endpoint.withSelfSignedCertificate().script(Fault.good("{}")).httpsUrl();
        assertAnswered(connect(url, proxy(null, null), FaultEndpoint.trustStore()));
        assertThat(proxy.heads().get(0))
                .startsWith("CONNECT 127.0.0.1:")
                .doesNotContain("Proxy-Authorization")
                .doesNotContain("AKIDTEST");
    }

    @Test
    public void callOverTlsShowsItsCredentialsToTheProxyOnly() throws Exception {
        String url =
                endpoint.withSelfSignedCertificate().script(Fault.good("{}")).httpsUrl();
        proxy.demandCredentials();
        assertAnswered(connect(url, proxy("user", "pa ss"), FaultEndpoint.trustStore()));
        assertThat(lastHead()).contains(BASIC_OF_USER_AND_PASSWORD);
    }

    /** RFC 9110, section 9.3.6: any status of success opens the tunnel. */
    @Test
    public void tunnelIsOpenWithEachStatusOfSuccess() throws Exception {
        proxy.succeed("HTTP/1.1 204 Led On");
        String url =
                endpoint.withSelfSignedCertificate().script(Fault.good("{}")).httpsUrl();
        assertAnswered(connect(url, proxy(null, null), FaultEndpoint.trustStore()));
    }

    @Test
    public void answerThatTheProxySendsInThePlainIsNotTakenForTheFunctions() {
        proxy.succeed("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0");
        String url =
                endpoint.withSelfSignedCertificate().script(Fault.good("{}")).httpsUrl();
        try (LambdaInvoker invoker = connect(url, proxy(null, null), FaultEndpoint.trustStore())) {
            InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> invoke(invoker));
            assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
        }
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void trustStoreVouchesForTheEndpoint() throws Exception {
        String url =
                endpoint.withSelfSignedCertificate().script(Fault.good("{}")).httpsUrl();
        try (LambdaInvoker invoker = connect(url, Proxies.NONE, FaultEndpoint.trustStore())) {
            assertThat(invoke(invoker).payload().size()).isEqualTo(2);
        }
    }

    private Proxies proxyButFor(String... hosts) {
        return new Proxies(proxy(null, null), NoProxy.parse(List.of(hosts)).orElseThrow());
    }

    @Test
    public void callToAHostThatTheProxyDoesNotHoldForGoesStraight() throws Exception {
        assertAnswered(connect(endpoint.script(Fault.good("{}")).url(), proxyButFor("localhost", "127.0.0.1"), null));
        assertThat(proxy.heads()).isEmpty();
    }

    @Test
    public void callOverTlsToAHostThatTheProxyDoesNotHoldForGoesStraight() throws Exception {
        String url =
                endpoint.withSelfSignedCertificate().script(Fault.good("{}")).httpsUrl();
        assertAnswered(connect(url, proxyButFor("127.0.0.1"), FaultEndpoint.trustStore()));
        assertThat(proxy.heads()).isEmpty();
    }

    @Test
    public void callToAnotherHostGoesThroughTheProxy() throws Exception {
        assertAnswered(connect(endpoint.script(Fault.good("{}")).url(), proxyButFor("localhost", ".0.2"), null));
        assertThat(proxy.heads()).hasSize(1);
    }

    @Test
    public void proxyThatRefusesATunnelIsARejection() throws Exception {
        proxy.refuse("HTTP/1.1 407 Proxy Authentication Required");
        String url =
                endpoint.withSelfSignedCertificate().script(Fault.good("{}")).httpsUrl();
        try (LambdaInvoker invoker = connect(url, proxy(null, null), FaultEndpoint.trustStore())) {
            InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> invoke(invoker));
            assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
        }
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void proxyThatRefusesACallIsARejection() throws Exception {
        proxy.refuse("HTTP/1.1 407 Proxy Authentication Required");
        try (LambdaInvoker invoker = connect(endpoint.url(), proxy(null, null), null)) {
            InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> invoke(invoker));
            assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
        }
        assertThat(endpoint.invocations()).isZero();
    }
}

package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.OnEveryClient;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.ProxyStandIn;

/** What a proxy does wrong when it is asked for a tunnel, by the client that asks for it itself. */
public class ProxyTunnelTest {
    @Rule
    public final ProxyStandIn proxy = new ProxyStandIn();

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private FailureReason reasonOfTheFailure() {
        ConnectionSettings settings = new ConnectionSettings(
                InvokeClient.POOLED,
                "eu-west-1",
                URI.create(endpoint.withSelfSignedCertificate()
                        .script(Fault.good("{}"))
                        .httpsUrl()),
                new Proxies(new Proxy("127.0.0.1", proxy.port(), null, null), NoProxy.NONE),
                FaultEndpoint.trustStore(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        try (LambdaInvoker invoker = Clients.connect(settings, Identity.of(OnEveryClient.CREDENTIALS), null)) {
            return catchThrowableOfType(
                            InvocationFailure.class,
                            () -> invoker.invoke(OnEveryClient.invocation("{}", Duration.ofSeconds(20))))
                    .reason();
        }
    }

    @Test
    public void answerOfTheProxyThatIsNoHttpIsAFailedConnect() {
        proxy.refuse("go away");
        assertThat(reasonOfTheFailure()).isEqualTo(FailureReason.UNREACHABLE);
    }

    @Test
    public void headOfTheProxyWithoutEndIsAFailedConnect() {
        proxy.succeed("HTTP/1.1 200 OK\r\n" + ("X: " + "x".repeat(1000) + "\r\n").repeat(100) + "X: x");
        assertThat(reasonOfTheFailure()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void proxyThatEndsTheConnectionIsAFailedConnect() {
        proxy.leadTo(URI.create(FaultEndpoint.closedPortUrl()).getPort());
        assertThat(reasonOfTheFailure()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void proxyThatResetsTheConnectionIsAFailedConnect() {
        proxy.reset();
        assertThat(reasonOfTheFailure()).isEqualTo(FailureReason.UNREACHABLE);
    }
}

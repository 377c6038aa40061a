package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.IdentityStandIn;

/** Endpoints that ask for a certificate get the JVM's, whoever vouches for them. */
public class JvmCertificateTest extends OnEveryClient {
    private static final String KEY_STORE = "javax.net.ssl.keyStore";
    private static final String PASSWORD = KEY_STORE + "Password";
    private static final String TYPE = KEY_STORE + "Type";
    private static final TrustStore STORE = FaultEndpoint.trustStore();

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    @Rule
    public final IdentityStandIn sts = new IdentityStandIn();

    private Properties before;

    @Before
    public void keepProperties() {
        before = (Properties) System.getProperties().clone();
    }

    @After
    public void restoreProperties() {
        System.setProperties(before);
    }

    private static void setProperties(String file, String password) {
        System.setProperty(KEY_STORE, file);
        System.setProperty(PASSWORD, password);
    }

    private LambdaInvoker connectTrusting() {
        return connect(settings(endpoint.demandingAClientCertificate().httpsUrl(), STORE));
    }

    @Test
    public void isShownBesideATrustStore() throws Exception {
        setProperties(STORE.file().getPath(), STORE.password());
        assertThat(connectTrusting().invoke(invocation("{}", ENOUGH)).payload().size())
                .isEqualTo(2);
    }

    @Test
    public void isShownToSts() throws Exception {
        setProperties(STORE.file().getPath(), STORE.password());
        Identity role = role(SdkVersion.V1, sts.demandingAClientCertificate().stsHttpsUrl());
        Duration time = Duration.ofSeconds(5);
        LambdaInvoker invoker = connect(
                new ConnectionSettings(
                        client, "eu-west-1", URI.create(endpoint.url()), Proxies.NONE, STORE, time, time),
                role);
        assertThat(invoker.invoke(invocation("{}", ENOUGH)).payload().size()).isEqualTo(2);
        assertThat(sts.answers()).isEqualTo(1);
    }

    /** With TLS 1.3 the client hears of it only when its request is on the way, which nobody has read. */
    @Test
    public void endpointThatMissesItIsUnreachable() {
        InvocationFailure failure = failure(connectTrusting(), ENOUGH);
        assertThat(failure.reason()).as(failure.detail()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void keyStoreThatIsMissingIsAFaultOfItsProperty() {
        setProperties("/no/such/file", "secret-of-the-key-store");
        assertFault("[/no/such/file]");
    }

    @Test
    public void keyStoreWithAnotherPasswordIsAFaultOfItsProperty() {
        setProperties(STORE.file().getPath(), "secret-of-the-key-store");
        assertFault("[" + STORE.file() + "]");
    }

    @Test
    public void keyStoreOfAnUnknownTypeIsAFaultOfItsProperty() {
        setProperties(STORE.file().getPath(), STORE.password());
        System.setProperty(TYPE, "no-such-type");
        assertFault(TYPE);
    }

    private void assertFault(String more) {
        assertThatThrownBy(this::connectTrusting)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(KEY_STORE + " is [")
                .hasMessageContaining(more)
                .message()
                .doesNotContain("secret-of-the-key-store");
    }

    /** The JDK's default context fails then, and HttpClient goes on with one that has no certificate. */
    @Test
    public void keyStoreThatIsMissingIsAFaultWithoutATrustStoreToo() throws Exception {
        ProcessBuilder program = JavaProgram.of(
                Program.class,
                List.of("-D" + KEY_STORE + "=/no/such/file", "-D" + PASSWORD + "=secret-of-the-key-store"),
                client.name());
        assertThat(JavaProgram.outputOf(program))
                .contains("IllegalStateException", KEY_STORE + " is [/no/such/file]")
                .doesNotContain("secret-of-the-key-store");
    }

    /** The program of the other JVM. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            InvokeClient client = InvokeClient.valueOf(arguments[0]);
            Duration time = Duration.ofSeconds(5);
            ConnectionSettings settings = new ConnectionSettings(
                    client,
                    "eu-west-1",
                    URI.create("https://lambda.eu-west-1.amazonaws.com"),
                    Proxies.NONE,
                    null,
                    time,
                    time);
            try (LambdaInvoker invoker = Clients.connect(settings, Identity.of(CREDENTIALS), null)) {
                System.out.println("connected " + invoker);
            } catch (IllegalStateException e) {
                System.out.println(e);
            }
        }
    }
}

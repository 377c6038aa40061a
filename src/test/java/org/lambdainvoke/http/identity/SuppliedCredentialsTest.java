package org.lambdainvoke.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.ConfigurationException;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.FilterSettingsBuilder;
import org.lambdainvoke.Inside;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.OnEveryClient;
import org.lambdainvoke.proof.readme.VaultCredentials;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.IdentityStandIn;
import org.lambdainvoke.support.endpoint.NotingEndpoint;

/** Credentials that the program gets. */
public class SuppliedCredentialsTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @Rule
    public final NotingEndpoint lambda = new NotingEndpoint();

    @Rule
    public final IdentityStandIn sts = new IdentityStandIn();

    private FilterSettingsBuilder builder(CredentialsSupplier supplier) {
        return FilterSettings.builder()
                .functionName("greet")
                .awsRegion("eu-west-1")
                .endpointUrl(lambda.url())
                .credentials(supplier);
    }

    private static InvocationResult call(LambdaInvoker invoker) throws InvocationFailure {
        return invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
    }

    @Test
    public void theySignTheCalls() throws Exception {
        try (LambdaInvoker invoker =
                Inside.connect(builder(() -> new AwsCredentials("AKIDOWN", "secret", "token", null))
                        .build())) {
            InvocationResult unused = call(invoker);
        }
        assertThat(lambda.keys()).containsExactly("AKIDOWN token");
    }

    @Test
    public void aRoleIsAssumedWithThem() throws Exception {
        FilterSettings settings = builder(() -> AwsCredentials.of("AKIDOWN", "secret"))
                .awsAssumeRoleArn("arn:aws:iam::123456789012:role/caller")
                .awsStsEndpointUrl(sts.stsUrl())
                .build();
        try (LambdaInvoker invoker = Inside.connect(settings)) {
            InvocationResult unused = call(invoker);
        }
        assertThat(sts.stsCalls().get(0)).containsEntry("key", "AKIDOWN");
        assertThat(lambda.keys()).containsExactly("AKID1 session1");
    }

    @Test
    public void thousandCallsDuringARenewalSeeNothingOfIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch isRenewed = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CredentialsSupplier slow = () -> {
            int number = asked.incrementAndGet();
            if (number > 1) {
                isRenewed.countDown();
                mayGoOn.await();
            }
            return new AwsCredentials(
                    "AKID" + number, "secret", null, Instant.now().plusSeconds(20));
        };
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (LambdaInvoker invoker = Inside.connect(builder(slow).build())) {
            InvocationResult unused = call(invoker);
            // There are ten seconds more to live when the renewal begins.
            isRenewed.await();
            Callable<InvocationResult> call = () -> call(invoker);
            for (Future<InvocationResult> answer : threads.invokeAll(Collections.nCopies(1000, call))) {
                assertThat(answer.get().functionError()).isNull();
            }
            mayGoOn.countDown();
        } finally {
            threads.shutdownNow();
        }
        assertThat(lambda.keys()).hasSize(1001).containsOnly("AKID1");
    }

    @Test
    public void whatTheSupplierThrowsIsToldByItsClassOnly() throws Exception {
        LogCapture log = new LogCapture("org.lambdainvoke.internal.credentials.CredentialsSource");
        log.start();
        try (LambdaInvoker invoker = Inside.connect(builder(() -> {
                    throw new IOException("the-secret");
                })
                .build())) {
            assertThat(OnEveryClient.failure(invoker, ENOUGH).reason()).isEqualTo(FailureReason.REJECTED);
            Await.until(() -> !log.lines().isEmpty());
        } finally {
            log.stop();
        }
        assertThat(String.join("\n", log.lines()))
                .contains("java.io.IOException")
                .doesNotContain("the-secret");
    }

    @Test
    public void nullIsNoCredentials() throws Exception {
        try (LambdaInvoker invoker = Inside.connect(builder(() -> null).build())) {
            assertThat(OnEveryClient.failure(invoker, ENOUGH).reason()).isEqualTo(FailureReason.REJECTED);
        }
    }

    @Test
    public void keysBesideThemAreAFault() {
        FilterSettingsBuilder both =
                builder(() -> AwsCredentials.of("a", "b")).awsKey("AKID").awsSecret("secret");
        assertThatThrownBy(both::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("aws_key: found [hidden]")
                .hasMessageContaining("the program supplies credentials");
    }

    @Test
    public void attributeOfTheApplicationHoldsForItsInitParams() throws Exception {
        Map<String, String> params =
                Map.of("function_name", "greet", "aws_region", "eu-west-1", "endpoint_url", lambda.url());
        CredentialsSupplier supplier = () -> AwsCredentials.of("AKIDAPPLICATION", "secret");
        try (Container.Running server = Container.JETTY.start(new WebApplication()
                .initializer(
                        (classes, context) -> context.setAttribute(LambdaInvokeFilter.CREDENTIALS_ATTRIBUTE, supplier))
                .filter(new LambdaInvokeFilter(), params))) {
            assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
        }
        assertThat(lambda.keys()).containsExactly("AKIDAPPLICATION");
    }

    @Test
    public void vaultOfTheReadmeSignsTheCalls() throws Exception {
        HttpServer vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/v1/aws/sts/orders", SuppliedCredentialsTest::lease);
        vault.start();
        URI address = URI.create("http://127.0.0.1:" + vault.getAddress().getPort());
        VaultCredentials supplier = new VaultCredentials(HttpClient.newHttpClient(), address, "token-of-the-vault");
        try (LambdaInvoker invoker = Inside.connect(builder(supplier).build())) {
            InvocationResult unused = call(invoker);
        } finally {
            vault.stop(0);
        }
        assertThat(lambda.keys()).containsExactly("AKIDVAULT session");
    }

    private static void lease(HttpExchange exchange) throws IOException {
        boolean isKnown = List.of("token-of-the-vault")
                .equals(exchange.getRequestHeaders().get("X-Vault-Token"));
        byte[] answer = """
                {"lease_id":"aws/sts/orders/1","lease_duration":3600,"data":{"access_key":"AKIDVAULT",
                "secret_key":"secret","security_token":"session"}}""".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isKnown ? 200 : 403, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

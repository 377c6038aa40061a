package org.lambdainvoke.internal.aws1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.metrics.AwsSdkMetrics;
import jakarta.servlet.FilterConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.container.StandInConfig;
import org.mockito.Mockito;

public class SdkLeftoversTest {
    @Test
    public void metricsBeanOfTheSdkDoesNotOutliveTheApplication() throws Exception {
        FilterConfig config = StandInConfig.of(Map.of(
                "function_name", "echo",
                "aws_region", "eu-west-1",
                "aws_key", "AKIDTEST",
                "aws_secret", "secret-of-the-tests",
                "client", "sdk"));
        Mockito.when(config.getServletContext().getClassLoader()).thenReturn(AwsSdkMetrics.class.getClassLoader());
        assertThat(AwsSdkMetrics.isMetricAdminMBeanRegistered() || AwsSdkMetrics.registerMetricAdminMBean())
                .isTrue();
        LambdaInvokeFilter filter = new LambdaInvokeFilter();
        filter.init(config);
        filter.destroy();
        assertThat(AwsSdkMetrics.isMetricAdminMBeanRegistered()).isFalse();
    }

    /** In a JVM of its own, where no other test has a client. */
    @Test
    public void closeOfTheLastClientWaitsForThreadsOfTheSdk() throws Exception {
        String output = JavaProgram.outputOf(JavaProgram.of(ClosesAClient.class, List.of()));
        assertThat(output.lines().reduce((first, last) -> last)).contains("alive after the close: false");
    }

    /** The program of the other JVM: has a thread as slow to end as the SDK's own may be on a busy machine. */
    public static final class ClosesAClient {
        private ClosesAClient() {}

        public static void main(String[] arguments) {
            Thread main = Thread.currentThread();
            Thread slow = new Thread(() -> waitUntilAwaitedBy(main), "AwsSdkClientExecutionTimerThread-0");
            slow.setDaemon(true);
            slow.start();
            SdkClients.connect(
                            new ConnectionSettings(
                                    InvokeClient.SDK,
                                    "eu-west-1",
                                    URI.create("https://lambda.eu-west-1.amazonaws.com"),
                                    Proxies.NONE,
                                    null,
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(5)),
                            CredentialsSource.of(AwsCredentials.of("AKIDTEST", "secret-of-the-tests")),
                            main.getContextClassLoader())
                    .close();
            System.out.println("alive after the close: " + slow.isAlive());
        }

        private static void waitUntilAwaitedBy(Thread thread) {
            while (Arrays.stream(thread.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().equals(SdkLeftovers.class.getName()))) {
                Thread.onSpinWait();
            }
        }
    }
}

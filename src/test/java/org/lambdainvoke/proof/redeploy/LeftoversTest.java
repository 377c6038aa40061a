package org.lambdainvoke.proof.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** That the look for leftovers sees some. */
public class LeftoversTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Test
    public void everythingThatAForgetfulApplicationLeavesIsFound() throws Exception {
        ExplodedApplication application = new ExplodedApplication()
                .carrying(ForgetfulFilter.class)
                .filter(ForgetfulFilter.class, "echo", true, lambda.initParams("echo", "client", "sdk"));
        try (ContainerProcess server = new ContainerProcess(Container.TOMCAT);
                KeptConnection client = new KeptConnection(server.port())) {
            assertThat(server.deploy("/app", application.write())).isTrue();
            assertThat(client.post("/app/echo", "{}")).isPresent();
            server.undeploy("/app");
            List<String> leftovers = server.leftovers();
            assertThat(leftovers)
                    .contains(
                            "thread java-sdk-http-connection-reaper",
                            "MBean com.amazonaws.management:type=AwsSdkMetrics",
                            "class loader 1 of 1, /app",
                            "Tomcat reports a leak of /app")
                    .anyMatch(
                            line -> line.startsWith("Tomcat warns: The web application [app] appears to have started"));
        }
    }
}

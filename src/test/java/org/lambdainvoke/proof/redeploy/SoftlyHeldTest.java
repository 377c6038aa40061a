package org.lambdainvoke.proof.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * What a JVM with room to spare still holds of an application that was taken down: buffers of Jackson, thread by
 * thread.
 */
@RunWith(Parameterized.class)
public class SoftlyHeldTest {
    @Parameters(name = "{0}")
    public static List<Container> containers() {
        return Container.withDescriptor();
    }

    @Parameter
    public Container container;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private List<String> leftovers(boolean isAsync, Map<String, String> initParams) throws Exception {
        ExplodedApplication application = new ExplodedApplication().filter("echo", isAsync, initParams);
        try (ContainerProcess server = ContainerProcess.keepingSoftly(container)) {
            assertThat(server.deploy("/app", application.write())).isTrue();
            try (KeptConnection client = new KeptConnection(server.port())) {
                assertThat(client.post("/app/echo", "{}")).isPresent();
            }
            server.undeploy("/app");
            return server.leftovers();
        }
    }

    @Test
    public void clientOfTheSdkLeavesNothingWhereWorkersCall() throws Exception {
        assertThat(leftovers(true, lambda.initParams("echo", "client", "sdk"))).isEmpty();
    }

    /** The SDK reads a file for it. */
    @Test
    public void lookForTheEndpointOfARegionLeavesNothing() throws Exception {
        Map<String, String> initParams = lambda.initParams("echo", "proxy_url", "http://127.0.0.1:1", "retries", "0");
        initParams.remove("endpoint_url");
        assertThat(leftovers(false, initParams)).isEmpty();
    }

    /** A limit that the README names. */
    @Test
    public void clientOfTheSdkLeavesBuffersOnThreadsOfTheContainer() throws Exception {
        assertThat(leftovers(false, lambda.initParams("echo", "client", "sdk"))).contains("class loader 1 of 1, /app");
    }
}

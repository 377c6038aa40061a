package org.lambdainvoke.proof.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.AfterParam;
import org.junit.runners.Parameterized.BeforeParam;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** What is left in a container's JVM of web applications that are taken down, or that never came up. */
@RunWith(Parameterized.class)
public class RedeploymentTest {
    /** 50 in the profile slow. */
    private static final int ROUNDS = Integer.getInteger("redeployments", 2);

    private static final int ANSWERS = 5;

    private static ContainerProcess server;

    @Parameters(name = "{0}")
    public static List<Container> containers() {
        return Container.withDescriptor();
    }

    @Parameter
    public Container container;

    @Rule
    public final LambdaRule lambda = SlowEcho.rule();

    private final Shadowed shadowed = new Shadowed(lambda);

    @BeforeParam
    public static void start(Container container) throws Exception {
        server = new ContainerProcess(container);
    }

    @AfterParam
    public static void stop() {
        server.close();
    }

    @Test
    public void nothingIsLeftOfApplicationsThatAreRedeployedUnderLoad() throws Exception {
        Path application = SlowEcho.application(lambda).write();
        try (Load load =
                new Load(server.port(), "/app/sync/1", "/app/sync/2", "/app/async", "/app/own", "/app/table/1")) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(server.deploy("/app", application)).isTrue();
                load.awaitAnswers(ANSWERS);
                server.undeploy("/app");
            }
            assertThat(load.stop()).isEmpty();
            System.out.println(container + ", " + ROUNDS + " redeployments, answers by status: " + load.statuses());
        }
        assertThat(server.leftovers()).isEmpty();
    }

    @Test
    public void nothingIsLeftOfShadowsThatRunWhileTheirApplicationGoes() throws Exception {
        Path application = shadowed.application().write();
        try (Load load = new Load(server.port(), Shadowed.PATHS)) {
            for (int i = 0; i < ROUNDS; i++) {
                shadowed.awaitNone();
                assertThat(server.deploy("/app", application)).isTrue();
                load.awaitAnswers(ANSWERS);
                shadowed.awaitHeld();
                server.undeploy("/app");
            }
            assertThat(load.stop()).isEmpty();
        }
        assertThat(server.leftovers()).isEmpty();
    }

    @Test
    public void neighbourKeepsServingWhileAnApplicationIsTakenDown() throws Exception {
        Path application = SlowEcho.application(lambda).write();
        assertThat(server.deploy("/goes", application)).isTrue();
        assertThat(server.deploy("/stays", application)).isTrue();
        try (Load goes = new Load(server.port(), "/goes/sync", "/goes/async");
                Load stays = new Load(server.port(), "/stays/sync", "/stays/async")) {
            goes.awaitAnswers(ANSWERS);
            stays.awaitAnswers(ANSWERS);
            server.undeploy("/goes");
            assertThat(goes.stop()).isEmpty();
            stays.awaitAnswers(ANSWERS);
            assertThat(server.leftovers()).noneMatch(line -> line.startsWith("class loader"));
            stays.awaitAnswers(ANSWERS);
            assertThat(stays.stop()).isEmpty();
            assertThat(stays.statuses()).containsOnlyKeys(200);
        } finally {
            server.undeploy("/stays");
        }
        assertThat(server.leftovers()).isEmpty();
    }

    @Test
    public void nothingIsLeftOfAFilterWithFaultySettings() throws Exception {
        requireNothingIsLeftOfTheFailed(new ExplodedApplication().filter("faulty", true, Map.of("timeout", "never")));
    }

    @Test
    public void nothingIsLeftOfAFilterWhoseNeighbourFails() throws Exception {
        requireNothingIsLeftOfTheFailed(
                SlowEcho.application(lambda).filter("faulty", true, Map.of("timeout", "never")));
    }

    /** The SDK looks for this file when the connection pool exists already, and the thread that cares for it. */
    @Test
    public void nothingIsLeftOfAFilterWhoseClientFailsHalfWay() throws Exception {
        requireNothingIsLeftOfTheFailed(SlowEcho.application(lambda)
                .resource("com/amazonaws/global/handlers/request.handler2s", "no.such.Handler"));
    }

    private static void requireNothingIsLeftOfTheFailed(ExplodedApplication application) throws Exception {
        assertThat(server.deploy("/failed", application.write())).isFalse();
        server.undeploy("/failed");
        assertThat(server.leftovers()).isEmpty();
    }
}

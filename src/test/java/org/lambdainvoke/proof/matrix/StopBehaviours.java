package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;

/** What is left of the filter when its container stops; to be seen only where the container is in this JVM. */
public final class StopBehaviours extends Behaviours {
    private static final long PATIENCE_MILLIS = 10_000;

    public StopBehaviours(Site site) {
        super(site);
    }

    private static boolean isOfTheFilter(Thread thread) {
        return thread.getName().startsWith("java-sdk-http-connection-reaper")
                || thread.getName().startsWith("lambda-invoke-");
    }

    private static Set<Thread> ofTheFilter() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(StopBehaviours::isOfTheFilter)
                .collect(Collectors.toSet());
    }

    @Test
    public void noThreadOutlivesTheContainer() throws Exception {
        // Of whatever else has run in this JVM.
        Set<Thread> others = ofTheFilter();
        Set<Thread> seen = new HashSet<>();
        try (Deployment deployment = site.deploy()) {
            for (Mode mode : Mode.values()) {
                URI uri = deployment.server(mode).resolve(mode.contextPath() + "/parameters?a=1");
                assertThat(Http.get(uri).body()).isEqualTo("{\"a\":\"1\"}");
            }
            seen.addAll(ofTheFilter());
        }
        assertThat(seen).as("threads while it ran").isNotEmpty();
        seen.removeAll(others);
        for (Thread thread : seen) {
            thread.join(PATIENCE_MILLIS);
            assertThat(thread.isAlive()).as("%s lives on", thread.getName()).isFalse();
        }
    }
}

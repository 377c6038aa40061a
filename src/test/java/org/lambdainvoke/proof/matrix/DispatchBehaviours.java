package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.Test;

/** Which dispatches invoke, where a filter is mapped to all of them and a servlet stands behind it. */
public final class DispatchBehaviours extends Behaviours {
    public DispatchBehaviours(Site site) {
        super(site);
    }

    @Test
    public void requestInvokesOnce() throws Exception {
        assertThat(site.get("/dispatched?a=1").body()).isEqualTo("{\"a\":\"1\"}");
        assertThat(site.lambda().invocations()).hasSize(1);
    }

    @Test
    public void forwardInvokesOnceWithTheForwardsQueryBeforeTheClients() throws Exception {
        assertThat(site.get("/forward?a=1&b=3").body()).isEqualTo("{\"b\":[\"2\",\"3\"],\"a\":\"1\"}");
        assertThat(site.lambda().invocations()).hasSize(1);
    }

    @Test
    public void includeNeverInvokes() throws Exception {
        assertThat(site.get("/include").body()).isEqualTo("servlet");
        assertThat(site.lambda().invocations()).isEmpty();
    }

    @Test
    public void errorNeverInvokes() throws Exception {
        HttpResponse<String> answer = site.get("/error");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("servlet");
        assertThat(site.lambda().invocations()).isEmpty();
    }

    @Test
    public void asyncNeverInvokes() throws Exception {
        assertThat(site.get("/async").body()).isEqualTo("servlet");
        assertThat(site.lambda().invocations()).isEmpty();
    }
}

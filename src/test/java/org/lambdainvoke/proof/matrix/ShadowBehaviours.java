package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.support.client.Await;

/** Functions are asked what the application has answered, and neither it nor its clients notice. */
public final class ShadowBehaviours extends Behaviours {
    private static final String FORM_OF_THE_SHOP = "{\"rest\":\"a.form\",\"x\":[\"1\",\"2\"],\"y\":\"é b\"}";

    private final Shop shop;

    public ShadowBehaviours(Site site) {
        super(site);
        this.shop = new Shop(site);
    }

    private List<String> payloads() {
        return site.lambda().shadows().stream().map(LocalInvocation::payload).toList();
    }

    private void awaitPayloads(String... expected) throws Exception {
        Await.until(() -> payloads().containsAll(Arrays.asList(expected)));
    }

    @Test
    public void applicationAnswersAsIfThereWereNoFilter() throws Exception {
        assertThat(shop.differences("seen")).isEmpty();
    }

    @Test
    public void functionIsAskedWhatTheApplicationHasRead() throws Exception {
        site.post("/seen/a.form?x=1", FORM, "x=2&y=%C3%A9+b");
        awaitPayloads(FORM_OF_THE_SHOP);
        for (String kind : List.of("stream", "reader", "listener")) {
            site.post("/seen/a." + kind, JSON, "{\"a\":[1,2.50]}");
            awaitPayloads("{\"rest\":\"a." + kind + "\",\"a\":[1,2.50]}");
        }
    }

    @Test
    public void functionIsAskedWhateverWayTheApplicationAnswersIn() throws Exception {
        for (String kind : List.of("form", "async", "refused", "thrown", "chunks", "forward")) {
            site.get("/seen/a." + kind + "?b=" + kind);
            Await.until(() -> payloads().stream().anyMatch(payload -> payload.contains("\"b\":\"" + kind + "\"")));
        }
        assertThat(site.lambda().shadows())
                .extracting(LocalInvocation::clientContext)
                .containsOnly("{\"custom\":{\"lambda-invoke-shadow\":\"true\"}}");
    }
}

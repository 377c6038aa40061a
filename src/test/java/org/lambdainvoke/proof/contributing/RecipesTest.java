package org.lambdainvoke.proof.contributing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.ApplicationLoader;
import org.lambdainvoke.support.container.Configurations;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Who follows a recipe of CONTRIBUTING.md writes one class and one line, and sees them at work over HTTP. */
public class RecipesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Test
    public void payloadFormat() throws Exception {
        assertThat(answerAfter("A payload format", "payload", "toy").body()).isEqualTo("\"GET\"");
    }

    @Test
    public void step() throws Exception {
        assertThat(answerAfter("A step").headers().firstValue("X-Toy")).hasValue("taken");
    }

    @Test
    public void decoratorOfAnInvoker() throws Exception {
        assertThat(answerAfter("A decorator of the invoker").headers().firstValue("X-Amz-Executed-Version"))
                .hasValue("toy");
    }

    @Test
    public void parameter() throws Exception {
        Recipe recipe = new Recipe("A parameter");
        assertThat(recipe.changed()).hasSize(2);
        assertThat(recipe.removed()).isEmpty();
        assertThat(recipe.added()).filteredOn(line -> line.contains("=")).hasSize(1);
        try (ApplicationLoader loader =
                ApplicationLoader.withClasses(recipe.follow(folder.getRoot().toPath()))) {
            Map<String, String> initParams = lambda.initParams("echo", "toy_size", "0");
            assertThatThrownBy(() -> loader.filter().init(Configurations.of(initParams, Map.of())))
                    .hasMessageContaining("toy_size: found [0], accepted: a whole number from 1 to 10 (toys)");
        }
    }

    private HttpResponse<String> answerAfter(String heading, String... more) throws Exception {
        Recipe recipe = new Recipe(heading);
        assertThat(recipe.classes()).hasSize(1);
        assertThat(recipe.changed()).hasSize(1);
        assertThat(recipe.removed()).isEmpty();
        assertThat(recipe.added()).hasSize(1);
        try (ApplicationLoader loader =
                ApplicationLoader.withClasses(recipe.follow(folder.getRoot().toPath()))) {
            WebApplication application = new WebApplication().filter(loader.filter(), lambda.initParams("echo", more));
            try (Container.Running server = Container.JETTY.start(application)) {
                return Http.get(server.uri("/"));
            }
        }
    }
}

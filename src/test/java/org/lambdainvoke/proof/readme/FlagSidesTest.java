package org.lambdainvoke.proof.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.call.RequestHead;
import org.lambdainvoke.call.Side;
import org.mockito.Mockito;

/** The README's choice by feature flags, with the provider that OpenFeature has for tests. */
public class FlagSidesTest {
    private final RequestHead request = Mockito.mock(RequestHead.class);
    private Client flags;

    @Before
    public void flagOfOneUser() {
        Flag<Boolean> flag = Flag.<Boolean>builder()
                .variant("on", true)
                .variant("off", false)
                .defaultVariant("off")
                .contextEvaluator((all, context) -> "ada".equals(context.getTargetingKey()))
                .build();
        OpenFeatureAPI.getInstance().setProviderAndWait(new InMemoryProvider(Map.of("function /orders/{id}", flag)));
        flags = OpenFeatureAPI.getInstance().getClient();
        Mockito.when(request.template()).thenReturn("/orders/{id}");
    }

    @After
    public void shutdown() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    private Optional<Side> side(String user) {
        Mockito.when(request.principal()).thenReturn(user);
        return new FlagSides(flags).choose(request);
    }

    @Test
    public void flagChooses() {
        assertThat(side("ada")).contains(Side.FUNCTION);
        assertThat(side("bob")).contains(Side.APPLICATION);
        assertThat(side(null)).isEmpty();
    }

    @Test
    public void readmeHasThisVeryCode() throws Exception {
        String code = Files.readString(Path.of("src/test/java/org/lambdainvoke/proof/readme/FlagSides.java"));
        assertThat(code).contains(Readme.block("java", "implements SideChooser").strip());
    }
}

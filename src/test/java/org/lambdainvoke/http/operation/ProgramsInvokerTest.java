package org.lambdainvoke.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.lambdainvoke.ConfigurationException;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.FilterSettingsBuilder;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** A client of the program's in place of this library's. */
public class ProgramsInvokerTest extends OnEveryContainer {
    private final List<Invocation> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger throttled = new AtomicInteger();

    private final LambdaInvoker invoker = new LambdaInvoker() {
        @Override
        public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
            calls.add(invocation);
            if (throttled.getAndDecrement() > 0) {
                throw new InvocationFailure(FailureReason.THROTTLED, "too many");
            }
            return new InvocationResult(Bytes.utf8("\"of the program\""), null, "request-1", "7", null);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    };

    private FilterSettingsBuilder settings() {
        return FilterSettings.builder().functionName("greet").invoker(invoker);
    }

    private HttpResponse<String> answer(FilterSettings... settings) throws Exception {
        WebApplication application = new WebApplication();
        for (int i = 0; i < settings.length; i++) {
            application.filter(
                    new LambdaInvokeFilter(settings[i]), "/" + i, Map.of(), EnumSet.of(DispatcherType.REQUEST));
        }
        serve(application);
        return Http.get(server.uri("/0"));
    }

    @Test
    public void makesTheCall() throws Exception {
        assertThat(answer(settings().build()).body()).isEqualTo("\"of the program\"");
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.function().name()).isEqualTo("greet"));
    }

    @Test
    public void isNotClosedWithTheFilters() throws Exception {
        HttpResponse<String> unused = answer(settings().build(), settings().build());
        server.close();
        server = null;
        assertThat(closed).hasValue(0);
    }

    @Test
    public void isRepeatedByTheFilterAsEveryOther() throws Exception {
        throttled.set(1);
        assertThat(answer(settings().retries(1).build()).statusCode()).isEqualTo(200);
        assertThat(calls).hasSize(2);
    }

    @Test
    public void startupCheckGoesThroughIt() throws Exception {
        HttpResponse<String> unused =
                answer(settings().startupCheck(StartupCheck.DRY_RUN).build());
        assertThat(calls).hasSize(2);
    }

    @Test
    public void streamingIsRefusedWhereItDoesNotStream() {
        assertThatThrownBy(() -> settings().streaming(true).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the invoker of the program does not stream");
    }

    @Test
    public void parametersOfConnectionsAreRefusedBesideIt() {
        assertThatThrownBy(() -> settings()
                        .awsRegion("eu-west-1")
                        .awsKey("AKID")
                        .awsSecret("hush-hush")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains("aws_region: found [eu-west-1]", "aws_secret: found [hidden]")
                .contains("an invoker of the program is set")
                .doesNotContain("hush-hush");
    }
}

package org.lambdainvoke.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.StandInConfig;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;
import org.mockito.Mockito;

/** From init to destroy, with stand-ins for the container where no container does what is tested. */
public class LifecycleTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final HttpServletRequest request = Mockito.mock(HttpServletRequest.class);
    private final HttpServletResponse response = Mockito.mock(HttpServletResponse.class);
    private final FilterChain chain = Mockito.mock(FilterChain.class);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    public LifecycleTest() {
        lambda.function("slow", (input, output, context) -> {
            entered.countDown();
            try {
                assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            input.transferTo(output);
        });
    }

    private LambdaInvokeFilter started(Map<String, String> initParams) throws Exception {
        ServletInputStream body = Mockito.mock(ServletInputStream.class);
        Mockito.when(body.read()).thenReturn(-1);
        Mockito.when(body.read(Mockito.any(), Mockito.anyInt(), Mockito.anyInt()))
                .thenReturn(-1);
        Mockito.when(request.getInputStream()).thenReturn(body);
        Mockito.when(request.getContentLengthLong()).thenReturn(-1L);
        Mockito.when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
        Mockito.when(request.getMethod()).thenReturn("GET");
        Mockito.when(request.getProtocol()).thenReturn("HTTP/1.1");
        Mockito.when(request.getRequestURI()).thenReturn("/");
        Mockito.when(request.getContextPath()).thenReturn("");
        Mockito.when(request.getRemoteAddr()).thenReturn("127.0.0.1");
        Mockito.when(request.getHeaderNames()).thenReturn(Collections.emptyEnumeration());
        Mockito.when(request.getHeaders(Mockito.anyString())).thenReturn(Collections.emptyEnumeration());
        LambdaInvokeFilter filter = new LambdaInvokeFilter();
        filter.init(StandInConfig.of(initParams));
        return filter;
    }

    @Test
    public void secondInitOfAnInstanceFails() throws Exception {
        LambdaInvokeFilter filter = started(lambda.initParams("echo"));
        assertThatThrownBy(() -> filter.init(StandInConfig.of(lambda.initParams("echo"))))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("initialised already");
        filter.destroy();
    }

    @Test
    public void initParamsBesideSettingsOfAProgramFail() {
        FilterSettings settings = FilterSettings.builder()
                .functionName("echo")
                .awsRegion("eu-west-1")
                .build();
        assertThatThrownBy(() -> new LambdaInvokeFilter(settings).init(StandInConfig.of(Map.of("timeout", "1"))))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("[timeout]");
    }

    @Test
    public void requestAfterDestroyIsStopping() throws Exception {
        LambdaInvokeFilter filter = started(lambda.initParams("echo"));
        filter.destroy();
        ServletOutputStream out = Mockito.mock(ServletOutputStream.class);
        Mockito.when(response.getOutputStream()).thenReturn(out);
        filter.doFilter(request, response, chain);
        Mockito.verify(response).setStatus(503);
        Mockito.verify(request).setAttribute(LambdaInvokeFilter.REASON_ATTRIBUTE, "stopping");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void destroyLetsRunningInvocationsFinish() throws Exception {
        LambdaInvokeFilter filter = started(lambda.initParams("slow"));
        ServletOutputStream out = Mockito.mock(ServletOutputStream.class);
        Mockito.when(response.getOutputStream()).thenReturn(out);
        CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
            try {
                filter.doFilter(request, response, chain);
            } catch (IOException | ServletException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> destroyed = CompletableFuture.runAsync(filter::destroy);
        released.countDown();
        answered.get(30, TimeUnit.SECONDS);
        destroyed.get(30, TimeUnit.SECONDS);
        Mockito.verify(response).setStatus(200);
    }

    /** After the ten seconds that all filters have together. */
    @Test
    public void callThatOutlastsThePatienceIsCutOff() throws Exception {
        LambdaInvokeFilter filter = started(lambda.initParams("slow", "timeout", "600000"));
        ServletOutputStream out = Mockito.mock(ServletOutputStream.class);
        Mockito.when(response.getOutputStream()).thenReturn(out);
        CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
            try {
                filter.doFilter(request, response, chain);
            } catch (IOException | ServletException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        try {
            filter.destroy();
            answered.get(30, TimeUnit.SECONDS);
            Mockito.verify(response).setStatus(503);
            Mockito.verify(request).setAttribute(LambdaInvokeFilter.REASON_ATTRIBUTE, "stopping");
        } finally {
            released.countDown();
        }
    }

    @Test
    public void destroyBeforeInitDoesNothing() {
        new LambdaInvokeFilter().destroy();
    }

    @Test
    public void requestBeforeInitIsADefectOfTheProgram() {
        Mockito.when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
        assertThatThrownBy(() -> new LambdaInvokeFilter().doFilter(request, response, chain))
                .isInstanceOf(IllegalStateException.class);
    }

    /** As Tomcat does when it reloads a context. */
    @Test
    public void filterThatWasDestroyedBeginsAnew() throws Exception {
        AtomicReference<FilterConfig> given = new AtomicReference<>();
        LambdaInvokeFilter filter = new LambdaInvokeFilter() {
            @Override
            public void init(FilterConfig config) throws ServletException {
                given.set(config);
                super.init(config);
            }
        };
        try (Container.Running server =
                Container.JETTY.start(new WebApplication().filter(filter, lambda.initParams("echo")))) {
            filter.destroy();
            assertThat(Http.get(server.uri("/?a=1")).statusCode()).isEqualTo(503);
            filter.init(given.get());
            assertThat(Http.get(server.uri("/?a=1")).body()).isEqualTo("{\"a\":\"1\"}");
        }
    }
}

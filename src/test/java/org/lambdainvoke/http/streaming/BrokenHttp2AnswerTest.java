package org.lambdainvoke.http.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.StreamFault;

/** {@link StreamedResponse}, and a whole filter with streamed answers, over HTTP/2 without TLS, on Jetty. */
@RunWith(Parameterized.class)
public class BrokenHttp2AnswerTest {
    /** Far below Jetty's idle time, after which it would reset the stream anyway. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Parameters(name = "async {0}")
    public static List<Boolean> modes() {
        return List.of(false, true);
    }

    @Parameter
    public boolean isAsync;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final Server server = new Server();
    private ServerConnector connector;

    @Before
    public void start() throws Exception {
        HttpConfiguration configuration = new HttpConfiguration();
        connector = new ServerConnector(
                server, new HttpConnectionFactory(configuration), new HTTP2CServerConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder answer = new FilterHolder(new AnswerFilter(isAsync));
        answer.setAsyncSupported(true);
        context.addFilter(answer, "/*", EnumSet.of(DispatcherType.REQUEST));
        FilterHolder function = new FilterHolder(new LambdaInvokeFilter());
        function.setInitParameters(FaultEndpoint.initParams(endpoint.url(), "streaming", "true"));
        function.setAsyncSupported(isAsync);
        context.getServletHandler().prependFilter(function);
        context.getServletHandler().prependFilterMapping(mapping(function));
        server.setHandler(context);
        server.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    private static FilterMapping mapping(FilterHolder holder) {
        FilterMapping mapping = new FilterMapping();
        mapping.setFilterName(holder.getName());
        mapping.setPathSpec("/function");
        return mapping;
    }

    private HttpResponse<InputStream> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpResponse<InputStream> response =
                client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return response;
    }

    private void assertReset(String path) throws Exception {
        long start = System.nanoTime();
        try (InputStream body = get(path).body()) {
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .rootCause()
                    .hasMessageContaining("RST_STREAM");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    @Test
    public void brokenAnswerResetsItsStreamAtOnce() throws Exception {
        assertReset("/broken");
    }

    @Test
    public void lateFailureOfAFunctionResetsTheStream() throws Exception {
        endpoint.script(StreamFault.failing("Unhandled", "{}", "half"));
        assertReset("/function");
    }

    @Test
    public void streamedAnswerEnds() throws Exception {
        endpoint.script(StreamFault.good("one ", "two"));
        try (InputStream body = get("/function").body()) {
            assertThat(body.readAllBytes()).asString().isEqualTo("one two");
        }
    }

    @Test
    public void wholeAnswerEnds() throws Exception {
        try (InputStream body = get("/whole").body()) {
            assertThat(body.readAllBytes()).asString().isEqualTo(AnswerFilter.BEGINNING);
        }
    }
}

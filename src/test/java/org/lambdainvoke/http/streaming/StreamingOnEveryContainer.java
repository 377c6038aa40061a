package org.lambdainvoke.http.streaming;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.After;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Streamed answers of an endpoint through the filter, on every container, with async and without. */
@RunWith(Parameterized.class)
public abstract class StreamingOnEveryContainer {
    static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @Parameters(name = "{0}, async {1}")
    public static List<Object[]> containers() {
        return Container.twice(List.of(Container.values()));
    }

    @Parameter
    public Container container;

    @Parameter(1)
    public boolean isAsync;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    Container.Running server;

    @After
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    void serve(Fault fault, String... more) throws Exception {
        Map<String, String> params = new TreeMap<>(Map.of(
                "function_name", "greet",
                "aws_region", "eu-west-1",
                "aws_key", "AKIDTEST",
                "aws_secret", "secret-of-the-tests",
                "endpoint_url", endpoint.script(fault).url(),
                "streaming", "true",
                "response", "proxy"));
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        WebApplication application = application().filter(new LambdaInvokeFilter(), params);
        server = container.start(isAsync ? application.async() : application);
    }

    WebApplication application() {
        return new WebApplication();
    }

    static String request(String method) {
        return method + " / HTTP/1.1\r\nHost: h\r\n\r\n";
    }

    /** What a client gets that waits for the end of its connection; the answer must end it. */
    String broken() throws Exception {
        return Http.raw(server.port(), request("GET"), false);
    }
}

package org.lambdainvoke.http.streaming;

import java.util.Map;
import org.junit.Rule;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Streamed answers of an endpoint through the filter, on every container, with async and without. */
public abstract class StreamingOnEveryContainer extends InBothModes {
    static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    void serve(Fault fault, String... more) throws Exception {
        Map<String, String> params =
                FaultEndpoint.initParams(endpoint.script(fault).url(), "streaming", "true", "response", "proxy");
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        serve(application().filter(new LambdaInvokeFilter(), params));
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

package org.lambdainvoke.http.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestReader;
import org.lambdainvoke.internal.request.RequestRules;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;

/**
 * Sends requests to an application behind a filter that reads them first, and to the same one as if it were not there.
 */
public abstract class OnReplayedRequests extends OnContainers {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    /** Bytes that the filter reads at most. */
    static final int LIMIT = 100_000;

    /** The status when the filter has no request to hand on. */
    static final int NOTHING_LEFT = 599;

    private static final RequestRules RULES =
            new RequestRules(new RequestLimits(LIMIT, 1000, 100), FieldNames.NONE, List.of(), null);

    /** How a body is sent. */
    enum Transfer {
        LENGTH,
        CHUNKED,
        HTTP_2
    }

    record Answer(int status, String body) {}

    /** A request; its answer says what a servlet has seen. */
    record Sent(String method, String pathAndQuery, String type, Bytes body, Transfer transfer) {
        Sent(String method, String pathAndQuery, String type, String body) {
            this(method, pathAndQuery, type, body, StandardCharsets.UTF_8);
        }

        Sent(String method, String pathAndQuery, String type, String body, Charset charset) {
            this(method, pathAndQuery, type, Bytes.of(body.getBytes(charset)), Transfer.LENGTH);
        }

        Sent by(Transfer other) {
            return new Sent(method, pathAndQuery, type, body, other);
        }

        private BodyPublisher publisher() {
            if (transfer != Transfer.LENGTH) {
                return BodyPublishers.ofInputStream(body::stream);
            }
            return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toArray());
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    /** What the filter under test does before a fallback, for those requests that ask for it. */
    static final Filter REPLAYING = new Filter() {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest http = (HttpServletRequest) request;
            if (http.getHeader("X-Replay") == null) {
                chain.doFilter(request, response);
                return;
            }
            RequestReader reader = new RequestReader(http, RULES, RouteMatch.NONE, new RequestId("request-1"));
            try {
                reader.read();
            } catch (InvocationFailure e) {
                http.setAttribute("failure", e.reason().code());
            }
            HttpServletRequest again = reader.replayed(response);
            if (again == null) {
                ((HttpServletResponse) response).setStatus(NOTHING_LEFT);
            } else {
                chain.doFilter(again, response);
            }
        }
    };

    /** With HTTP/2, after a first request that asks for it. */
    @Override
    protected void serve(WebApplication application) throws Exception {
        super.serve(application.http2());
        HttpResponse<Void> first =
                client.send(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.discarding());
        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    Answer seenDirectly(Sent request, String... fields) throws Exception {
        return send(request, fields);
    }

    Answer seenBehind(Sent request, String... fields) throws Exception {
        String[] more = new String[fields.length + 2];
        System.arraycopy(fields, 0, more, 0, fields.length);
        more[fields.length] = "X-Replay";
        more[fields.length + 1] = "true";
        return send(request, more);
    }

    private Answer send(Sent request, String... fields) throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.uri(request.pathAndQuery()))
                .version(
                        request.transfer() == Transfer.HTTP_2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .method(request.method(), request.publisher());
        if (!request.type().isEmpty()) {
            builder.header("Content-Type", request.type());
        }
        for (int i = 0; i < fields.length; i += 2) {
            builder.header(fields[i], fields[i + 1]);
        }
        HttpResponse<String> response = client.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body());
    }
}

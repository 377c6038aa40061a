package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.slf4j.MDC;

/**
 * What the application has put into the log's context for a request is there for the worker, and for no other request.
 */
@RunWith(Parameterized.class)
public class LogContextTest {
    private static final Reply.Whole REPLY =
            new Reply.Whole(new Answer(200, null, HttpFields.NONE, Bytes.utf8("hello")), null, null);

    @Parameters(name = "{0}")
    public static AsyncMode[] modes() {
        return AsyncMode.values();
    }

    @Parameter
    public AsyncMode async;

    private final Queue<String> users = new ConcurrentLinkedQueue<>();

    @Rule
    public final TestThreads threads = new TestThreads(1);

    private Container.Running server;

    @After
    public void stop() {
        server.close();
    }

    @Test
    public void isThatOfTheRequest() throws Exception {
        ExchangesFilter filter = new ExchangesFilter(
                Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD),
                call -> {
                    users.add(String.valueOf(MDC.get("user")));
                    return REPLY;
                },
                async,
                threads,
                List.of());
        server = Container.JETTY.start(new WebApplication()
                .async()
                .filter((request, response, chain) -> {
                    String user = request.getParameter("user");
                    if (user != null) {
                        MDC.put("user", user);
                    }
                    try {
                        chain.doFilter(request, response);
                    } finally {
                        MDC.remove("user");
                    }
                })
                .filter(filter));
        for (String query : List.of("?user=alice", "?user=bob", "")) {
            assertThat(Http.get(server.uri("/" + query)).body()).isEqualTo("hello");
        }
        assertThat(users).containsExactly("alice", "bob", "null");
    }
}

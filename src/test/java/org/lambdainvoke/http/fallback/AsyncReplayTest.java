package org.lambdainvoke.http.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;

/** A request that was read by the filter, and that the application looks at asynchronously or after a dispatch. */
public class AsyncReplayTest extends OnReplayedRequests {
    private static final class Looking extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            String look = request.getHeader("X-Look");
            if (look != null) {
                AsyncLook.valueOf(look).answer(request, response);
            }
        }
    }

    private static final class Other extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String seen = Look.valueOf(request.getHeader("X-Other")).at(request);
            Look.drain(request);
            response.getWriter().write(seen);
        }
    }

    private static final class Listening extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            AsyncLook.LISTENER_AT_THE_STREAM_OF_THE_CONTEXT.answer(request, response);
        }
    }

    private static final class Dispatching extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                response.getWriter().write("dispatched to where it was forwarded to");
            } else {
                request.startAsync().dispatch();
            }
        }
    }

    @Before
    public void serve() throws Exception {
        serve(new WebApplication()
                .async()
                .filter((request, response, chain) -> {
                    AtomicBoolean hasLeft = new AtomicBoolean();
                    request.setAttribute(AsyncLook.HAS_LEFT, hasLeft);
                    chain.doFilter(request, response);
                    hasLeft.set(true);
                })
                .filter(REPLAYING)
                .servlet("/*", new Looking())
                .servlet("/other", new Other())
                .servlet("/dispatching", new Dispatching())
                .servlet("/listener", new Listening()));
    }

    private List<String> differences(AsyncLook look, Look other, Sent request) throws Exception {
        List<String> differences = new ArrayList<>();
        for (Transfer transfer : Transfer.values()) {
            String[] fields = {"X-Look", look.name(), "X-Other", other.name()};
            Answer directly = seenDirectly(request.by(transfer), fields);
            Answer behind = seenBehind(request.by(transfer), fields);
            if (!behind.equals(directly)) {
                differences.add(transfer + " " + other + ": " + directly + " but " + behind);
            }
        }
        return differences;
    }

    private void assertSeenAlike(AsyncLook look) throws Exception {
        assertSeenAlike(look, "/?a=0");
    }

    private void assertSeenAlike(AsyncLook look, String pathAndQuery) throws Exception {
        Sent request = new Sent("POST", pathAndQuery, FORM, "a=1&b=2&c=" + "3".repeat(80_000));
        assertThat(differences(look, Look.PARAMETERS, request)).isEmpty();
    }

    @Test
    public void listener() throws Exception {
        assertSeenAlike(AsyncLook.LISTENER);
    }

    @Test
    public void listenerOfAnEmptyBody() throws Exception {
        Sent request = new Sent("POST", "/", JSON, "");
        for (Transfer transfer : Transfer.values()) {
            Answer answer = seenBehind(request.by(transfer), "X-Look", AsyncLook.LISTENER_IN_TURN.name());
            assertThat(answer).isEqualTo(new Answer(200, "has left: true, bytes: 0"));
        }
    }

    @Test
    public void listenerAtTheStreamOfTheContext() throws Exception {
        assertSeenAlike(AsyncLook.LISTENER_AT_THE_STREAM_OF_THE_CONTEXT);
    }

    @Test
    public void listenerFromAnotherThread() throws Exception {
        assertSeenAlike(AsyncLook.LISTENER_FROM_ANOTHER_THREAD);
    }

    @Test
    public void listenerIsCalledAfterTheThreadHasLeft() throws Exception {
        Sent request = new Sent("POST", "/", JSON, "{}");
        for (Transfer transfer : Transfer.values()) {
            Answer answer = seenBehind(request.by(transfer), "X-Look", AsyncLook.LISTENER_IN_TURN.name());
            assertThat(answer).isEqualTo(new Answer(200, "has left: true, bytes: 2"));
        }
    }

    @Test
    public void listenersOfBothStreamsAreNeverCalledTogether() throws Exception {
        String body = "x".repeat(LIMIT);
        Sent request = new Sent("POST", "/", "text/plain", body);
        for (Transfer transfer : Transfer.values()) {
            Answer answer = seenBehind(request.by(transfer), "X-Look", AsyncLook.ECHO.name());
            assertThat(answer).isEqualTo(new Answer(200, body));
        }
    }

    @Test
    public void listenerThatComesWhileTheOtherIsCalled() throws Exception {
        assertSeenAlike(AsyncLook.LISTENER_WHILE_WRITING);
    }

    private void assertSeenBehind(AsyncLook look, String seen) throws Exception {
        for (Transfer transfer : Transfer.values()) {
            Answer answer = seenBehind(new Sent("POST", "/", JSON, "{}").by(transfer), "X-Look", look.name());
            assertThat(answer).as("%s", transfer).isEqualTo(new Answer(200, seen));
        }
    }

    @Test
    public void endIsToldAfterTheOtherListenerThatHasReachedIt() throws Exception {
        assertSeenBehind(AsyncLook.READING_WHILE_WRITING, "in turn: true");
    }

    @Test
    public void listenerIsToldOfWhatItThrowsAtTheEnd() throws Exception {
        for (Transfer transfer : Transfer.values()) {
            String name = container + " " + transfer;
            CompletableFuture<String> told = new CompletableFuture<>();
            AsyncLook.TOLD.put(name, told);
            String[] fields = {"X-Look", AsyncLook.LISTENER_THAT_FAILS_AT_THE_END.name(), "X-Told", name};
            try {
                seenBehind(new Sent("POST", "/", JSON, "{}").by(transfer), fields);
            } catch (IOException e) {
                // Tomcat closes the connection.
            }
            assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo("bad body");
        }
    }

    @Test
    public void otherThread() throws Exception {
        assertSeenAlike(AsyncLook.OTHER_THREAD);
    }

    @Test
    public void dispatchOfTheContext() throws Exception {
        assertSeenAlike(AsyncLook.DISPATCH, queryOfADispatch());
    }

    @Test
    public void dispatchOfWhatIsGiven() throws Exception {
        assertSeenAlike(AsyncLook.DISPATCH_OF_WHAT_IS_GIVEN, queryOfADispatch());
    }

    /** Jetty adds the query's values again when it dispatches a request that has a wrapper, whose ever it is. */
    private String queryOfADispatch() {
        return container == Container.JETTY ? "/" : "/?a=0";
    }

    @Test
    public void dispatchOfARequestWithoutABody() throws Exception {
        for (AsyncLook look : List.of(AsyncLook.DISPATCH, AsyncLook.DISPATCH_OF_WHAT_IS_GIVEN)) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                String[] fields = {"X-Look", look.name()};
                Sent request = new Sent(method, "/?a=0", "", "");
                assertThat(seenBehind(request, fields)).isEqualTo(seenDirectly(request, fields));
            }
        }
    }

    /** Undertow changes the very request in a forward, and dispatches one that it is given to where that says. */
    @Test
    public void dispatchWithinAForward() throws Exception {
        Assume.assumeTrue("another way is not to be had", container != Container.UNDERTOW);
        Sent request = new Sent("POST", "/", JSON, "{}");
        String[] fields = {"X-Look", AsyncLook.FORWARD_TO_A_DISPATCH.name()};
        assertThat(seenBehind(request, fields)).isEqualTo(seenDirectly(request, fields));
    }

    @Test
    public void dispatchToAnother() throws Exception {
        assertSeenAlike(AsyncLook.DISPATCH_TO_ANOTHER);
    }

    @Test
    public void listenerAfterADispatch() throws Exception {
        Sent request = new Sent("POST", "/", JSON, "{}");
        for (Transfer transfer : Transfer.values()) {
            Answer answer = seenBehind(request.by(transfer), "X-Look", AsyncLook.LISTENER_AFTER_A_DISPATCH.name());
            assertThat(answer).isEqualTo(new Answer(200, "{}"));
        }
    }

    @Test
    public void listenerAfterADispatchIsCalledAfterTheThreadHasLeft() throws Exception {
        assertSeenBehind(AsyncLook.LISTENER_IN_TURN_AFTER_A_DISPATCH, "{}+");
    }

    private void assertSeenAlikeByEveryLook(AsyncLook look) throws Exception {
        List<String> differences = new ArrayList<>();
        for (Look other : List.of(Look.PARAMETERS, Look.VALUES, Look.STREAM, Look.READER, Look.HEAD)) {
            differences.addAll(differences(look, other, new Sent("POST", "/?a=0&d=4", FORM, "a=1&b=2&a=3")));
            differences.addAll(differences(look, other, new Sent("POST", "/?a=0&d=4", JSON, "{}")));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    public void forward() throws Exception {
        assertSeenAlikeByEveryLook(AsyncLook.FORWARD);
    }

    @Test
    public void include() throws Exception {
        assertSeenAlikeByEveryLook(AsyncLook.INCLUDE);
    }

    @Test
    public void forwardToAListener() throws Exception {
        assertSeenAlike(AsyncLook.FORWARD_TO_A_LISTENER);
    }
}

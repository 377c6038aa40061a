package org.lambdainvoke.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;
import org.mockito.Mockito;

/** Which dispatches invoke: REQUEST and FORWARD, once; INCLUDE and ERROR never. */
public class DispatchTest extends OnEveryContainer {
    private static final class AnsweringServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("servlet");
        }
    }

    private static final class ForwardingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/function?b=2").forward(request, response);
        }
    }

    private static final class IncludingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/function").include(request, response);
        }
    }

    private static final class FailingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(500);
        }
    }

    @Test
    public void forwardInvokesOnceWithTheForwardsQueryBeforeTheClients() throws Exception {
        serveDispatched(new ForwardingServlet());
        HttpResponse<String> response = Http.get(server.uri("/start?a=1&b=3"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"b\":[\"2\",\"3\"],\"a\":\"1\"}");
        assertThat(lambda.invocations()).hasSize(1);
    }

    @Test
    public void includeNeverInvokes() throws Exception {
        serveDispatched(new IncludingServlet());
        assertThat(Http.get(server.uri("/start")).body()).isEqualTo("servlet");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void errorDispatchNeverInvokes() throws Exception {
        serveDispatched(new FailingServlet());
        HttpResponse<String> response = Http.get(server.uri("/start"));
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("servlet");
        assertThat(lambda.invocations()).isEmpty();
    }

    private void serveDispatched(HttpServlet start) throws Exception {
        serve(new WebApplication()
                .errorPage("/function")
                .filter(
                        new LambdaInvokeFilter(),
                        "/function",
                        lambda.initParams("echo"),
                        EnumSet.of(
                                DispatcherType.REQUEST,
                                DispatcherType.FORWARD,
                                DispatcherType.INCLUDE,
                                DispatcherType.ERROR))
                .servlet("/start", start)
                .servlet("/function", new AnsweringServlet()));
    }

    @Test
    public void whatIsNotHttpGoesOnThroughTheChain() throws Exception {
        ServletRequest request = Mockito.mock(ServletRequest.class);
        ServletResponse response = Mockito.mock(ServletResponse.class);
        FilterChain chain = Mockito.mock(FilterChain.class);
        new LambdaInvokeFilter().doFilter(request, response, chain);
        Mockito.verify(chain).doFilter(request, response);
    }
}

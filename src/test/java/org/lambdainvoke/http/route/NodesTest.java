package org.lambdainvoke.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A client has the same side wherever it is led to: on another server, of another kind, and after a restart. */
public class NodesTest {
    private static final int CLIENTS = 200;
    private static final int OF_THE_APPLICATION = 203;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(OF_THE_APPLICATION);
        }
    }

    private List<Integer> clientsOfTheFunction(Container container) throws Exception {
        Map<String, String> params = lambda.tableParams("share_salt", "shop");
        params.put("routes", "GET /a echo share=30 share_by=cookie:uid");
        WebApplication application =
                new WebApplication().async().servlet("/*", new Application()).filter(new LambdaInvokeFilter(), params);
        List<Integer> clients = new ArrayList<>();
        try (Container.Running server = container.start(application)) {
            for (int client = 0; client < CLIENTS; client++) {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(server.uri("/a")).header("Cookie", "uid=" + client);
                if (Http.send(request).statusCode() != OF_THE_APPLICATION) {
                    clients.add(client);
                }
            }
        }
        return clients;
    }

    @Test
    public void clientHasTheSameSideOnEachOfThem() throws Exception {
        List<Integer> clients = clientsOfTheFunction(Container.JETTY);
        assertThat(clients).hasSizeBetween(CLIENTS / 5, CLIENTS * 2 / 5);
        for (Container other : Container.all()) {
            assertThat(clientsOfTheFunction(other)).isEqualTo(clients);
        }
    }
}

package org.lambdainvoke.proof.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Each table of the page on moving an endpoint does what the page says of it. */
public class MovingTest {
    private static final int CLIENTS = 400;
    private static final String SECRET = "0123456789abcdef";

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("application");
        }
    }

    private List<String> tables;

    public MovingTest() {
        lambda.function("orders-read", (input, output, context) -> output.write("\"function\"".getBytes(UTF_8)));
    }

    @Before
    public void read() throws Exception {
        tables = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/moving.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private Container.Running serve(String table) throws Exception {
        Map<String, String> params = lambda.tableParams("payload", "apigateway-2.0", "retries", "0");
        params.put("routes", table);
        params.put("share_header", "X-Side");
        params.put("share_header_secret", SECRET);
        return Container.JETTY.start(
                new WebApplication().servlet("/orders/*", new Orders()).filter(new LambdaInvokeFilter(), params));
    }

    private static String body(Container.Running server, String field, String value) throws Exception {
        return Http.send(HttpRequest.newBuilder(server.uri("/orders/17")).header(field, value))
                .body();
    }

    /** The clients that the function answers. */
    private Set<Integer> clientsOfTheFunction(String table) throws Exception {
        Set<Integer> clients = new TreeSet<>();
        try (Container.Running server = serve(table)) {
            for (int client = 0; client < CLIENTS; client++) {
                if (body(server, "Cookie", "uid=" + client).equals("function")) {
                    clients.add(client);
                }
            }
        }
        return clients;
    }

    @Test
    public void nobodyHasTheFunctionAtFirst() throws Exception {
        assertThat(clientsOfTheFunction(tables.get(0))).isEmpty();
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void testersHaveTheSideThatTheyAskFor() throws Exception {
        try (Container.Running server = serve(tables.get(0))) {
            assertThat(body(server, "X-Side", "function " + SECRET)).isEqualTo("function");
            assertThat(body(server, "X-Side", "application " + SECRET)).isEqualTo("application");
        }
    }

    @Test
    public void nobodyHasTheFunctionWhileItIsComparedWithTheApplication() throws Exception {
        assertThat(clientsOfTheFunction(tables.get(1))).isEmpty();
        assertThat(lambda.invocations())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.payload()).contains("\"x-lambda-invoke-shadow\":\"true\""));
    }

    @Test
    public void eachStepAddsClientsAndTakesNoneAway() throws Exception {
        Set<Integer> one = clientsOfTheFunction(tables.get(2));
        Set<Integer> ten = clientsOfTheFunction(tables.get(3));
        assertThat(one).isNotEmpty().hasSizeLessThan(CLIENTS / 20);
        assertThat(ten).containsAll(one).hasSizeBetween(CLIENTS / 20, CLIENTS / 5);
        assertThat(clientsOfTheFunction(tables.get(4))).hasSize(CLIENTS);
        assertThat(clientsOfTheFunction(tables.get(5))).hasSize(CLIENTS);
    }

    @Test
    public void applicationAnswersForTheFunctionUntilTheLastStep() throws Exception {
        for (String table : tables.subList(2, 5)) {
            try (Container.Running server = serve(table.replace("orders-read", "unknown"))) {
                assertThat(body(server, "X-Side", "function " + SECRET)).isEqualTo("application");
            }
        }
        try (Container.Running server = serve(tables.get(5).replace("orders-read", "unknown"))) {
            assertThat(body(server, "Cookie", "uid=1")).contains("\"reason\":\"rejected\"");
        }
    }
}

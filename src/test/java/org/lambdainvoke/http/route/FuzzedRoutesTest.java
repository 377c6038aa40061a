package org.lambdainvoke.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.proof.property.Chance;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Whatever a client writes as its path, it meets the route of the path that access was checked for, or none. */
public class FuzzedRoutesTest extends OnContainers {
    private static final long SEED = 20_261_130;
    private static final int PATHS = 10_000;
    private static final int PATHS_LENIENT = 2_000;

    private static final List<String> TEMPLATES = List.of(
            "/",
            "/a",
            "/a/",
            "/a/{x}",
            "/a/b",
            "/{x}/b",
            "/a/{x}/c",
            "/a/b/{rest+}",
            "/{x}/{y}/d",
            "/b/{rest+}",
            "/caf\u00e9");

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "c",
            "d",
            "caf%C3%A9",
            "%61",
            "a;v=1",
            ";b",
            "%3Bb",
            ".",
            "..",
            "%2e",
            "%2E%2e",
            "..;x",
            ".%00",
            "",
            "%2F",
            "a%2Fb",
            "%2f..%2f",
            "%5C",
            "a%5Cb",
            "%25",
            "%252e",
            "%",
            "%zz",
            "%FF",
            "%00",
            "%0A",
            "+",
            "a+b",
            "%20",
            "*",
            "~",
            "\u00e9");

    @Parameters(name = "{0}, lenient {1}")
    public static Iterable<?> containers() {
        return Container.twice(Container.all());
    }

    @Parameter(1)
    public boolean isLenient;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    /** Tells the path that the container has matched, which access is checked by. */
    private static final Filter RECORDING = (request, response, chain) -> {
        HttpServletRequest http = (HttpServletRequest) request;
        String path = http.getServletPath() + (http.getPathInfo() == null ? "" : http.getPathInfo());
        ((HttpServletResponse) response).setHeader("X-Matched", URLEncoder.encode(path, StandardCharsets.UTF_8));
        chain.doFilter(request, response);
    };

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getOutputStream().print("route=chain;");
        }
    }

    public FuzzedRoutesTest() {
        for (int i = 0; i < TEMPLATES.size(); i++) {
            byte[] answer = ("\"route=" + i + ";\"").getBytes(StandardCharsets.US_ASCII);
            lambda.function("f" + i, (input, output, context) -> output.write(answer));
        }
    }

    /** The most specific of all templates that fit: what the tree has to find, said in another way. */
    private static Optional<String> reference(String path) {
        String[] segments = path.substring(1).split("/", -1);
        return TEMPLATES.stream()
                .filter(template -> fits(template.substring(1).split("/", -1), segments))
                .min(Comparator.comparing(FuzzedRoutesTest::order));
    }

    private static boolean fits(String[] template, String[] path) {
        for (int i = 0; i < template.length; i++) {
            if (i == path.length || (template[i].startsWith("{") ? path[i].isEmpty() : !template[i].equals(path[i]))) {
                return false;
            }
            if (template[i].endsWith("+}")) {
                return true;
            }
        }
        return path.length == template.length;
    }

    /** Segment by segment, a name before a variable, and that before one for all that follow. */
    private static String order(String template) {
        return template.substring(1)
                .replaceAll("\\{[^}]*\\+}", "3")
                .replaceAll("\\{[^}]*}", "2")
                .replaceAll("[^23/]+", "1");
    }

    private static String path(Chance chance) {
        StringBuilder path = new StringBuilder();
        int segments = 1 + chance.below(4);
        for (int i = 0; i < segments; i++) {
            // Half of all are such as fit.
            path.append('/').append(chance.oneIn(2) ? PIECES.get(chance.below(5)) : chance.pick(PIECES));
        }
        return path.toString();
    }

    @Test
    public void pathMeetsItsRouteOrNone() throws Exception {
        Map<String, String> params = lambda.tableParams();
        params.put(
                "routes",
                TEMPLATES.stream()
                        .map(template -> "GET " + template + " f" + TEMPLATES.indexOf(template))
                        .collect(Collectors.joining("\n")));
        WebApplication application = new WebApplication()
                .servlet("/*", new Application())
                .filter(RECORDING)
                .filter(new LambdaInvokeFilter(), params);
        serve(isLenient ? application.lenient() : application);
        Chance chance = new Chance(SEED);
        List<String> faults = new ArrayList<>();
        int routed = 0;
        int paths = isLenient ? PATHS_LENIENT : PATHS;
        for (int i = 0; i < paths; i++) {
            String path = path(chance);
            String answer =
                    Http.raw(server.port(), "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", false);
            if (answer.contains("route=") && !answer.contains("route=chain")) {
                routed++;
                check(path, answer, faults);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(routed).isGreaterThan(paths / 10);
    }

    private static void check(String path, String answer, List<String> faults) {
        int start = answer.indexOf("route=") + "route=".length();
        String template = TEMPLATES.get(Integer.parseInt(answer.substring(start, answer.indexOf(';', start))));
        int field = answer.indexOf("X-Matched: ") + "X-Matched: ".length();
        String matched =
                URLDecoder.decode(answer.substring(field, answer.indexOf('\r', field)), StandardCharsets.UTF_8);
        if (!reference(matched).equals(Optional.of(template))) {
            faults.add(path + " is " + matched + ", and met " + template);
        }
    }
}

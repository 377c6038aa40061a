package org.lambdainvoke.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** The log names the routes with variables whose payload has no place for them. */
public class LostPathParametersTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.routes");

    private Container.Running server;

    private void serve(String name, String value) throws Exception {
        Map<String, String> params = lambda.tableParams(name, value);
        server = Container.JETTY.start(new WebApplication().filter(new LambdaInvokeFilter(), params));
    }

    @After
    public void stop() {
        server.close();
    }

    private List<String> told() {
        return log.lines().stream()
                .filter(line -> line.contains("has no place for the variables"))
                .toList();
    }

    @Test
    public void routesAreToldOfOnceAtStart() throws Exception {
        serve("routes", """
                GET,HEAD /a/{x} echo payload=body
                * /b/{x+} echo payload=alb
                GET /c/{x} echo payload=alb-multi-value
                GET /d/{x} echo payload=function-url
                GET /e echo payload=body
                GET /f/{x} echo
                GET /g/{x} echo payload=request
                GET /h/{x} echo payload=apigateway-1.0
                GET /i/{x} echo payload=apigateway-2.0
                """);
        assertThat(Http.get(server.uri("/a/1")).statusCode()).isEqualTo(200);
        assertThat(told())
                .singleElement()
                .asString()
                .endsWith("of 4 routes: [GET,HEAD /a/{x}], [* /b/{x+}], [GET /c/{x}], [GET /d/{x}]");
    }

    @Test
    public void nothingIsToldWhereNothingIsLost() throws Exception {
        serve("routes", "GET /a/{x} echo\nGET /b echo payload=body");
        assertThat(told()).isEmpty();
    }

    @Test
    public void routesOfANewFileAreToldOfToo() throws Exception {
        Path file = folder.newFile().toPath();
        Files.writeString(file, "GET /a/{x} echo");
        serve("routes_file", file.toString());
        assertThat(told()).isEmpty();
        Files.writeString(file, "GET /a/{x} echo payload=body");
        Await.until(() -> !told().isEmpty());
        assertThat(told()).singleElement().asString().endsWith("of 1 route: [GET /a/{x}]");
    }
}

package org.lambdainvoke.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

/** A route table in a file is swapped while the filter runs. */
public class RoutesFileTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.routes");

    private Container.Running server;
    private Path file;

    private void serve(String routes) throws Exception {
        file = folder.newFile().toPath();
        Files.writeString(file, routes);
        Map<String, String> params = lambda.tableParams("routes_file", file.toString());
        server = Container.JETTY.start(new WebApplication().filter(new LambdaInvokeFilter(), params));
    }

    @After
    public void stop() {
        server.close();
    }

    private int status(String path) throws Exception {
        return Http.get(server.uri(path)).statusCode();
    }

    @Test
    public void newTableIsTaken() throws Exception {
        serve("GET /a echo\nGET /c echo");
        assertThat(status("/a")).isEqualTo(200);
        Files.writeString(file, "GET /b echo\nGET /c echo timeout=500");
        Await.until(() -> log.lines().size() == 3);
        assertThat(status("/a")).isEqualTo(404);
        assertThat(status("/b")).isEqualTo(200);
        assertThat(log.lines())
                .anyMatch(line -> line.contains("[GET /a]: [GET /a echo] is now []"))
                .anyMatch(line -> line.contains("[GET /b]: [] is now [GET /b echo]"))
                .anyMatch(line -> line.contains("[GET /c]: [GET /c echo] is now [GET /c echo timeout=\"500\"]"));
    }

    @Test
    public void firstRouteMayComeAndTheLastMayGo() throws Exception {
        serve("none");
        assertThat(status("/a")).isEqualTo(404);
        Files.writeString(file, "GET /a echo");
        Await.until(() -> status("/a") == 200);
        Files.writeString(file, "# any more\nnone");
        Await.until(() -> status("/a") == 404);
    }

    @Test
    public void fileThatIsCutOffChangesNothing() throws Exception {
        serve("GET /a echo");
        Files.writeString(file, "# methods  template  function\n");
        Await.until(() -> !log.lines().isEmpty());
        assertThat(status("/a")).isEqualTo(200);
        assertThat(log.lines().get(0)).contains("routes_file is not taken").contains("there is no route");
    }

    @Test
    public void faultyTableChangesNothingAndIsToldOnce() throws Exception {
        serve("GET /a echo");
        Files.writeString(file, "GET /b echo timeout=0");
        Await.until(() -> !log.lines().isEmpty());
        assertThat(status("/a")).isEqualTo(200);
        assertThat(status("/b")).isEqualTo(404);
        assertThat(log.lines().get(0))
                .contains("routes_file is not taken")
                .contains("as they are: routes_file line 1: timeout: found [0]");
    }

    @Test
    public void missingFileChangesNothing() throws Exception {
        serve("GET /a echo");
        Files.delete(file);
        Await.until(() -> !log.lines().isEmpty());
        assertThat(log.lines()).singleElement().asString().contains("there is no such file");
        assertThat(status("/a")).isEqualTo(200);
    }
}

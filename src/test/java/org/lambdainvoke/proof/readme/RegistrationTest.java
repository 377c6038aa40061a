package org.lambdainvoke.proof.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalLambda;
import org.lambdainvoke.observe.MicrometerMetrics;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** The README's ways to register the filter, each deployed on each container that knows all of them. */
public class RegistrationTest extends OnEveryContainer {
    @Parameters(name = "{0}, async {1}")
    public static List<Object[]> containers() {
        return Container.twice(Container.withDescriptor());
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    {
        lambda.function(LocalFunction.of("greet", GreetHandler.class));
    }

    @Test
    public void byWebXml() throws Exception {
        server = container.startExploded(webApplication(Readme.block("xml", "<filter>")));
        assertGreets();
    }

    @Test
    public void byAnnotation() throws Exception {
        Path webApplication = webApplication("");
        String classFile = GreetFilter.class.getName().replace('.', '/') + ".class";
        Path target = webApplication.resolve("WEB-INF/classes").resolve(classFile);
        Files.createDirectories(target.getParent());
        try (InputStream bytes = GreetFilter.class.getClassLoader().getResourceAsStream(classFile)) {
            Files.copy(bytes, target);
        }
        server = container.startExploded(webApplication);
        assertGreets();
    }

    @Test
    public void byProgram() throws Exception {
        FilterSettings settings = FilterSettings.builder()
                .functionName("greet")
                .awsRegion("eu-west-1")
                .endpointUrl(lambda.endpoint().endpointUrl())
                .awsKey(lambda.endpoint().accessKey())
                .awsSecret(lambda.endpoint().secretKey())
                .build();
        server = container.start(new WebApplication().initializer((classes, servletContext) -> {
            FilterRegistration.Dynamic greet = servletContext.addFilter("greet", new LambdaInvokeFilter(settings));
            greet.setAsyncSupported(true);
            greet.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/greet");
        }));
        assertGreets();
    }

    @Test
    public void testOfAnApplicationWithoutAws() throws Exception {
        try (LocalLambda lambda = LocalLambda.builder()
                .function(LocalFunction.of("greet", GreetHandler.class))
                .start()) {
            FilterSettings settings = FilterSettings.builder()
                    .functionName("greet")
                    .awsRegion(LocalLambda.REGION)
                    .endpointUrl(lambda.endpointUrl())
                    .awsKey(lambda.accessKey())
                    .awsSecret(lambda.secretKey())
                    .build();
            server = container.start(new WebApplication().filter(new LambdaInvokeFilter(settings)));
            assertGreets();
        }
    }

    @Test
    public void metricsOfMicrometer() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        server = container.start(new WebApplication()
                .initializer((classes, servletContext) -> {
                    servletContext.setAttribute(LambdaInvokeFilter.LISTENER_ATTRIBUTE, new MicrometerMetrics(registry));
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("greet")));
        assertGreets();
        assertThat(registry.find("lambda.invoke.running").gauge()).isNotNull();
    }

    private void assertGreets() throws Exception {
        HttpResponse<String> response = Http.get(server.uri("/greet?name=Ada"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"message\":\"Hello, Ada!\"}");
    }

    /** A web application whose shared settings point at the local endpoint, which is what a snippet leaves out. */
    private Path webApplication(String snippet) throws Exception {
        Path webApplication = folder.getRoot().toPath();
        Files.createDirectories(webApplication.resolve("WEB-INF"));
        Files.writeString(
                webApplication.resolve("WEB-INF/web.xml"),
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                        + contextParam("endpoint_url", lambda.endpoint().endpointUrl())
                        + contextParam("aws_key", lambda.endpoint().accessKey())
                        + contextParam("aws_secret", lambda.endpoint().secretKey())
                        + snippet
                        + "</web-app>");
        return webApplication;
    }

    private static String contextParam(String name, String value) {
        return "<context-param><param-name>lambda-invoke." + name + "</param-name><param-value>" + value
                + "</param-value></context-param>";
    }
}

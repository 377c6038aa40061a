package org.lambdainvoke.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lambdainvoke.local.LocalFunction;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** What docs/spring-boot.md says, on the Spring Boot of the project that this is compiled in. */
public class SpringBootTest {
    private static final LocalFunction GREET = LocalFunction.of("greet", GreetFunction.class);
    private static final int PATIENCE_SECONDS = 20;

    private static Site site;

    @BeforeClass
    public static void start() {
        site = new Site(GREET);
    }

    @AfterClass
    public static void stop() {
        site.close();
    }

    @Test
    public void functionAnswers() throws Exception {
        HttpResponse<String> response = site.get("/greet?name=Ada");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"message\":\"Hello, Ada!\"}");
    }

    @Test
    public void contentTypeIsTheFiltersOwn() throws Exception {
        assertThat(site.get("/greet?name=Ada").headers().allValues("Content-Type"))
                .containsExactly("application/json");
    }

    @Test
    public void controllerBesideItAnswers() throws Exception {
        HttpResponse<String> response = site.get("/hello");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(HelloController.TEXT);
    }

    @Test
    public void failedFunctionIsAProblemWithItsReason() throws Exception {
        HttpResponse<String> response = site.get("/greet");
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"reason\":\"function_error\"").doesNotContain("secret of the function");
    }

    @Test
    public void formsArriveWithMethodsOfWhichSpringReadsTheBody() throws Exception {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertThat(site.sendForm(method, "/greet", "name=Zo%C3%AB").body())
                    .as(method)
                    .isEqualTo("{\"message\":\"Hello, Zoë!\"}");
        }
    }

    @Test
    public void onlyThreadOfTheContainerIsFreeWhileTheFunctionRuns() throws Exception {
        HeldFunction function = new HeldFunction();
        try (Site narrow = new Site(
                LocalFunction.of("greet", function),
                "server.tomcat.threads.max=1",
                "server.tomcat.threads.min-spare=1")) {
            CompletableFuture<HttpResponse<String>> greeting = narrow.getAsync("/greet?name=Ada");
            function.awaitBegin();
            assertThat(narrow.get("/hello").body()).isEqualTo(HelloController.TEXT);
            assertThat(greeting).isNotDone();
            function.release();
            assertThat(greeting.get(PATIENCE_SECONDS, TimeUnit.SECONDS).body()).isEqualTo("{\"name\":\"Ada\"}");
        }
    }

    @Test
    public void applicationThatStopsWaitsForTheFunction() throws Exception {
        HeldFunction function = new HeldFunction();
        CompletableFuture<HttpResponse<String>> greeting;
        try (Site stopping = new Site(LocalFunction.of("greet", function))) {
            stopping.application()
                    .addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> function.release());
            greeting = stopping.getAsync("/greet?name=Ada");
            function.awaitBegin();
        }
        HttpResponse<String> response = greeting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"name\":\"Ada\"}");
    }

    @Test
    public void wrongSettingsStopTheStartWithAllFaults() {
        assertThatThrownBy(() -> new Site(GREET, "lambda-invoke.function-name=", "lambda-invoke.timeout=0s").close())
                .rootCause()
                .hasMessageContaining("function_name")
                .hasMessageContaining("timeout");
    }

    @Test
    public void filterIsNotRunWhereNoServletIsMapped() throws Exception {
        try (Site below = new Site(GREET, "spring.mvc.servlet.path=/api")) {
            assertThat(below.get("/greet?name=Ada").statusCode()).isEqualTo(404);
        }
    }

    @Test
    public void defaultServletLetsTheFilterRunBesideAServletPath() throws Exception {
        try (Site below =
                new Site(GREET, "spring.mvc.servlet.path=/api", "server.servlet.register-default-servlet=true")) {
            assertThat(below.get("/greet?name=Ada").body()).isEqualTo("{\"message\":\"Hello, Ada!\"}");
        }
    }
}

package org.lambdainvoke.it.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalLambda;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on a random port, with a function behind it. */
final class Site implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalLambda lambda;
    private final ConfigurableApplicationContext application;

    /** @param properties of the application, name=value, over those of its file */
    Site(LocalFunction function, String... properties) {
        this(GreetApplication.class, function, properties);
    }

    /** @param source of the application */
    Site(Class<?> source, LocalFunction function, String... properties) {
        lambda = LocalLambda.builder().function(function).start();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--lambda-invoke.endpoint.url=" + lambda.endpointUrl(),
                "--lambda-invoke.endpoint.aws-key=" + lambda.accessKey(),
                "--lambda-invoke.endpoint.aws-secret=" + lambda.secretKey()));
        Arrays.stream(properties).map(property -> "--" + property).forEach(arguments::add);
        try {
            application = new SpringApplicationBuilder(source).run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            lambda.close();
            throw e;
        }
    }

    ConfigurableApplicationContext application() {
        return application;
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.send(request(target).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> getBytes(String target, String... fields) throws IOException, InterruptedException {
        return client.send(request(target).headers(fields).build(), BodyHandlers.ofByteArray());
    }

    CompletableFuture<HttpResponse<String>> getAsync(String target) {
        return client.sendAsync(request(target).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> sendForm(String method, String target, String form) throws IOException, InterruptedException {
        return send(method, target, "application/x-www-form-urlencoded", form);
    }

    HttpResponse<String> send(String method, String target, String contentType, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(target)
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String target) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .timeout(PATIENCE);
    }

    @Override
    public void close() {
        application.close();
        lambda.close();
    }
}

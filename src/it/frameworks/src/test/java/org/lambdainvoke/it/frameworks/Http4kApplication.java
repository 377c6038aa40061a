package org.lambdainvoke.it.frameworks;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kotlin.Pair;
import kotlin.jvm.functions.Function1;
import org.http4k.core.ParametersKt;
import org.http4k.core.Request;
import org.http4k.core.Response;
import org.http4k.core.Status;
import org.http4k.routing.ExtensionsKt;
import org.http4k.routing.RoutingHttpHandler;
import org.http4k.routing.RoutingKt;
import org.http4k.server.Http4kServer;
import org.http4k.server.SunHttp;
import org.http4k.serverless.ApiGatewayV1LambdaFunction;
import org.http4k.serverless.ApiGatewayV2LambdaFunction;
import org.http4k.serverless.ApplicationLoadBalancerLambdaFunction;

/** An application of http4k, on a server of the JDK and as a function. */
final class Http4kApplication {
    private static final String TEXT = "text/plain;charset=utf-8";

    private Http4kApplication() {}

    static Http4kServer listen() {
        return new SunHttp(0).toServer(application()).start();
    }

    static RequestStreamHandler restApi() {
        return new ApiGatewayV1LambdaFunction(application()) {}::handleRequest;
    }

    static RequestStreamHandler httpApi() {
        return new ApiGatewayV2LambdaFunction(application()) {}::handleRequest;
    }

    static RequestStreamHandler loadBalancer() {
        return new ApplicationLoadBalancerLambdaFunction(application()) {}::handleRequest;
    }

    private static Function1<Request, Response> application() {
        RoutingHttpHandler routes = RoutingKt.routes(
                RoutingKt.bind("/public/echo/{rest:.*}", Http4kApplication::echo),
                RoutingKt.bind("/public/answer/{name}", Http4kApplication::answer),
                RoutingKt.bind("/public/{any:.*}", request -> text(Status.NOT_FOUND, "nothing here")));
        RoutingHttpHandler all = RoutingKt.routes(
                RoutingKt.bind(
                        "/public", (Function1<Request, Response>) request -> text(Status.NOT_FOUND, "nothing here")),
                routes,
                RoutingKt.bind(
                        "/{any:.*}", request -> text(Status.OK, "outside").header("X-Outside", "true")));
        return request -> {
            Response response = all.invoke(request);
            boolean isOutside = response.header("X-Outside") != null;
            return response.header("X-Route", isOutside ? "outside" : "public")
                    .header(
                            OutsideCheck.SEEN_PATH,
                            URLEncoder.encode(request.getUri().getPath(), StandardCharsets.UTF_8));
        };
    }

    private static Response echo(Request request) {
        StringBuilder echo = new StringBuilder();
        echo.append("method ").append(request.getMethod()).append('\n');
        echo.append("rest ").append(ExtensionsKt.path(request, "rest")).append('\n');
        List<Pair<String, String>> query = ParametersKt.queries(request.getUri());
        for (String name : new TreeSet<>(query.stream().map(Pair::getFirst).toList())) {
            echo.append("query ")
                    .append(name)
                    .append('=')
                    .append(request.queries(name))
                    .append('\n');
        }
        Map<String, String> headers = new TreeMap<>();
        for (Pair<String, String> header : request.getHeaders()) {
            String name = header.getFirst().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-probe") || name.startsWith("accept") || name.matches("content-type|cookie|host")) {
                headers.merge(
                        name, header.getSecond(), (one, two) -> one + (name.equals("cookie") ? "; " : ", ") + two);
            }
        }
        headers.forEach((name, value) ->
                echo.append("header ").append(name).append('=').append(value).append('\n'));
        return text(
                Status.OK,
                echo.append("body ")
                        .append(hash(request.getBody().getPayload()))
                        .append('\n')
                        .toString());
    }

    private static Response answer(Request request) {
        String name = ExtensionsKt.path(request, "name");
        boolean isKnown = "\"v1\"".equals(request.header("If-None-Match"));
        return switch (name) {
            case "text" -> text(Status.OK, "Grüße, 日本 😀\n");
            case "json" ->
                Response.create(Status.OK)
                        .header("Content-Type", "application/json")
                        .body("{\"name\":\"Ada \\\"Countess\\\"\",\"ü\":[1,2.50,null]}");
            case "cookies" ->
                text(Status.OK, "two cookies")
                        .header("Set-Cookie", "session=abc; Path=/; HttpOnly")
                        .header("Set-Cookie", "theme=dark; Max-Age=60");
            case "binary" -> binary();
            case "nothing" -> Response.create(Status.NO_CONTENT).header("X-Answer", "nothing");
            case "tagged" ->
                isKnown
                        ? Response.create(Status.NOT_MODIFIED).header("ETag", "\"v1\"")
                        : text(Status.OK, "tagged").header("ETag", "\"v1\"");
            case "see-other" -> Response.create(Status.SEE_OTHER).header("Location", "https://other.example/a%20b?c=d");
            case "moved" -> Response.create(Status.PERMANENT_REDIRECT).header("Location", "/public/answer/text");
            case "created" ->
                text(Status.CREATED, "made").header("X-Answer", "one").header("X-Answer", "two");
            case "conflict" ->
                Response.create(Status.CONFLICT)
                        .header("Content-Type", "application/problem+json")
                        .body("{\"title\":\"conflict\"}");
            case "missing" -> text(Status.NOT_FOUND, "missing");
            case "broken" -> text(Status.INTERNAL_SERVER_ERROR, "broken");
            default -> text(Status.NOT_FOUND, "nothing here");
        };
    }

    private static Response binary() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return Response.create(Status.OK)
                .header("Content-Type", "image/png")
                .body(new ByteArrayInputStream(bytes), (long) bytes.length);
    }

    private static Response text(Status status, String text) {
        return Response.create(status).header("Content-Type", TEXT).body(text);
    }

    private static String hash(ByteBuffer body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}

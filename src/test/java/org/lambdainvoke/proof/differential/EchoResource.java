package org.lambdainvoke.proof.differential;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says what it has been asked, line by line. HEAD is answered by GET, as JAX-RS does. */
@Path("echo/{rest: .*}")
@Produces("text/plain")
@Consumes("*/*")
public final class EchoResource {
    @Context
    private Request request;

    /** For cookies: of a 2.0 event's, the library tells JAX-RS nothing. */
    @Context
    private HttpServletRequest servletRequest;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @GET
    public String get() {
        return echo(new byte[0]);
    }

    @OPTIONS
    public String options() {
        return echo(new byte[0]);
    }

    @DELETE
    public String delete(byte[] body) {
        return echo(body);
    }

    @POST
    public String post(byte[] body) {
        return echo(body);
    }

    @PUT
    public String put(byte[] body) {
        return echo(body);
    }

    @PATCH
    public String patch(byte[] body) {
        return echo(body);
    }

    private String echo(byte[] body) {
        StringBuilder echo = new StringBuilder();
        echo.append("method ").append(request.getMethod()).append('\n');
        echo.append("path ").append(uri.getPath()).append('\n');
        new TreeMap<>(uri.getQueryParameters())
                .forEach((name, values) -> echo.append("query ")
                        .append(name)
                        .append('=')
                        .append(values)
                        .append('\n'));
        for (Map.Entry<String, List<String>> header : new TreeMap<>(headers.getRequestHeaders()).entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-probe") || name.startsWith("accept") || name.equals("content-type")) {
                echo.append("header ")
                        .append(name)
                        .append('=')
                        .append(header.getValue())
                        .append('\n');
            }
        }
        for (Cookie cookie : servletRequest.getCookies() == null ? new Cookie[0] : servletRequest.getCookies()) {
            echo.append("cookie ")
                    .append(cookie.getName())
                    .append('=')
                    .append(cookie.getValue())
                    .append('\n');
        }
        return echo.append("body ").append(hash(body)).append('\n').toString();
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}

package org.lambdainvoke.support.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lambdainvoke.support.client.Http;

/**
 * Requests to the servlets of {@link ShopApplication}, and what their clients get, but for what differs from one run to
 * the next.
 */
public final class ShopRequests {
    /** To {@link ShopApplication} itself. */
    public static final ShopRequests AT_THE_ROOT = new ShopRequests((kind, rest) -> '/' + kind + '/' + rest);

    private static final Pattern DATE = Pattern.compile("(?i)\r\n(?:Date|Expires): [^\r]*");
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=([^;\r]+)");

    /** The word that says what a servlet does, the rest of the path, the query. */
    private static final Pattern TARGET = Pattern.compile("/(\\w+)/([^?]*)(.*)");

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String TEXT = "Content-Type: text/plain; charset=UTF-8\r\n";

    /** How a servlet is reached. */
    private interface Mapping {
        String path(String kind, String rest);
    }

    private final Mapping mapping;

    private ShopRequests(Mapping mapping) {
        this.mapping = mapping;
    }

    /** To servlets that are mapped by what paths end with, such as {@code *.form}: to paths in {@code folder}. */
    public static ShopRequests in(String folder) {
        return new ShopRequests((kind, rest) -> folder + '/' + rest + '.' + kind);
    }

    /** How many requests {@link #answers} sends. */
    public int count() {
        return all().size() + 2;
    }

    /** Each request by its name. */
    private Map<String, String> all() {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("get", get("/form/a?x=1&y=%C3%A9&x=2", ""));
        requests.put("head", head("HEAD", "/form/a?x=1") + "\r\n");
        requests.put("options", head("OPTIONS", "/form/a") + "\r\n");
        requests.put("form", post("/form/a?x=1", FORM, "x=2&y=%C3%A9+b"));
        requests.put("form in chunks", chunked("/form/a?x=1", FORM, "x=2&y=%C3%A9+b"));
        requests.put("forwarded form", post("/forward/a?x=1", FORM, "x=2"));
        requests.put("form by stream", post("/stream/a?x=1", FORM, "x=2&y=%C3%A9+b"));
        requests.put("form by reader", post("/reader/a", FORM, "x=2&y=%C3%A9+b"));
        requests.put("form by listener", post("/listener/a", FORM, "x=2&y=%C3%A9+b"));
        requests.put("upload", post("/upload/a", "Content-Type: multipart/form-data; boundary=B\r\n", multipart()));
        requests.put("json", post("/stream/a", "Content-Type: application/json\r\n", "{\"a\":[1,2]}"));
        requests.put("json by reader", post("/reader/a", "Content-Type: application/json\r\n", "{\"a\":\"\u00e9\"}"));
        requests.put("json by listener", post("/listener/a", "Content-Type: application/json\r\n", "{\"a\":[1,2]}"));
        requests.put("text by reader", post("/reader/a", TEXT, "\u00e9\u4e2d"));
        requests.put("text in chunks", chunked("/stream/a", TEXT, "abc".repeat(10_000)));
        requests.put("text by listener", chunked("/listener/a", TEXT, "abc".repeat(10_000)));
        requests.put("nothing", post("/stream/a", TEXT, ""));
        requests.put("async", get("/async/a?x=1", ""));
        requests.put("refused by the filter", get("/form/a", "X-Refused: yes\r\n"));
        requests.put("error", get("/refused/a", ""));
        requests.put("exception", get("/thrown/a", ""));
        requests.put("no servlet", get("/nowhere/a", ""));
        requests.put("chunks", get("/chunks/a", ""));
        requests.put("escapes", get("/form/a%20b;v=1/c%2Bd", ""));
        return requests;
    }

    private String head(String method, String target) {
        Matcher parts = TARGET.matcher(target);
        if (!parts.matches()) {
            throw new IllegalArgumentException(target);
        }
        return method + ' ' + mapping.path(parts.group(1), parts.group(2)) + parts.group(3)
                + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
    }

    private String get(String target, String fields) {
        return head("GET", target) + fields + "\r\n";
    }

    private String post(String target, String fields, String body) {
        return head("POST", target) + fields + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + body;
    }

    private String chunked(String target, String fields, String body) {
        return head("POST", target) + fields + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    private static String multipart() {
        return """
                --B
                Content-Disposition: form-data; name="a"

                1
                --B
                Content-Disposition: form-data; name="f"; filename="f.txt"
                Content-Type: text/plain

                content
                --B--
                """.replace("\n", "\r\n");
    }

    /** What clients get, by the name of the request. */
    public Map<String, String> answers(int port) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Map.Entry<String, String> request : all().entrySet()) {
            answers.put(request.getKey(), answer(port, request.getValue()));
        }
        answers.put("session", session(port));
        return answers;
    }

    /** One answer, with the same text for each date and session. */
    private static String answer(int port, String request) throws IOException {
        return comparable(Http.raw(port, request.getBytes(StandardCharsets.UTF_8), false));
    }

    private static String comparable(String answer) {
        return SESSION.matcher(DATE.matcher(answer).replaceAll("")).replaceAll("JSESSIONID=");
    }

    private String session(int port) throws IOException {
        String first = Http.raw(port, get("/session/a", ""), false);
        Matcher id = SESSION.matcher(first);
        if (!id.find()) {
            throw new AssertionError("no session begins: " + first);
        }
        String second = Http.raw(port, get("/session/a", "Cookie: JSESSIONID=" + id.group(1) + "\r\n"), false);
        return comparable(first) + comparable(second);
    }
}

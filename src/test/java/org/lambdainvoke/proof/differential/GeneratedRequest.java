package org.lambdainvoke.proof.differential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A request that nobody has thought up. The same seed gives the same requests. */
final class GeneratedRequest {
    private static final List<String> SEGMENTS =
            List.of("a", "two%20words", "caf%C3%A9", "%E2%82%AC", "a+b", "x.y", "~t", "a:b", "a@b", "%5B1%5D", "p=q");
    private static final List<String> NAMES = List.of("a", "b", "n%C3%A4me", "a%20b", "c%5B%5D");
    private static final List<String> VALUES = List.of(
            "1", "", "two+words", "two%20words", "a%2Bb", "a%26b", "a%3Db", "%F0%9F%98%80", "a/b?c", "100%25", "a%2Cb");
    private static final List<String> ANSWERS = List.of(
            "text",
            "json",
            "binary",
            "cookies",
            "nothing",
            "tagged",
            "see-other",
            "moved",
            "conflict",
            "missing",
            "broken",
            "no-such-path");
    private static final List<String> ACCEPTS = List.of(
            "*/*", "text/plain", "text/html, text/plain;q=0.9, */*;q=0.1", "application/json", "image/png, */*");

    private final Random random;
    private final StringBuilder head = new StringBuilder();
    private byte[] body = {};

    private GeneratedRequest(Random random) {
        this.random = random;
    }

    static List<GeneratedRequest> generate(int count, long seed) {
        Random random = new Random(seed);
        List<GeneratedRequest> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            GeneratedRequest request = new GeneratedRequest(random);
            if (i % 3 == 0) {
                request.askForAnswer();
            } else {
                request.askForEcho();
            }
            requests.add(request);
        }
        return requests;
    }

    byte[] message() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(body);
        return message.toByteArray();
    }

    @Override
    public String toString() {
        return head + "(" + body.length + " bytes)";
    }

    private void askForAnswer() {
        String answer = pick(ANSWERS);
        boolean isPost = random.nextInt(10) == 0;
        begin(isPost ? "POST" : "GET", "/answer/" + (isPost ? "created" : answer));
        if (answer.equals("tagged") && random.nextBoolean()) {
            field("If-None-Match", "\"v1\"");
        }
        if (isPost) {
            text("text/plain", "make it");
        }
        end();
    }

    private void askForEcho() {
        String method = pick(List.of("GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"));
        StringBuilder path = new StringBuilder("/echo");
        for (int i = random.nextInt(3); i >= 0; i--) {
            path.append('/').append(pick(SEGMENTS));
        }
        begin(method, path + (random.nextInt(5) == 0 ? "/" : "") + query());
        for (int i = random.nextInt(3); i > 0; i--) {
            field("X-Probe-" + random.nextInt(2), pick(List.of("one", "two, three", "\"quoted; text\"", "a=b")));
        }
        if (random.nextInt(3) == 0) {
            field("Cookie", "session=abc" + random.nextInt(9) + "; theme=dark");
        }
        if (List.of("POST", "PUT", "PATCH").contains(method)) {
            addBody();
        }
        end();
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(pick(NAMES))
                    .append('=')
                    .append(pick(VALUES));
        }
        return query.toString();
    }

    private void addBody() {
        switch (random.nextInt(5)) {
            case 0 -> text("text/plain;charset=UTF-8", "Grüße 😀\nline\t\"two\"\\");
            case 1 -> text("application/json", "{\"a\":[1,\"ü\\u0041\\n\"],\"b\":null}");
            case 2 -> text("application/x-www-form-urlencoded", "a=1&b=two+words&a=%C3%BC");
            case 3 -> {
                byte[] bytes = new byte[random.nextInt(500) + 1];
                random.nextBytes(bytes);
                body("application/octet-stream", bytes);
            }
            default -> body("text/plain;charset=UTF-8", new byte[0]);
        }
    }

    private void text(String type, String text) {
        body(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void body(String type, byte[] bytes) {
        field("Content-Type", type);
        field("Content-Length", Integer.toString(bytes.length));
        body = bytes;
    }

    private void begin(String method, String target) {
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        field("Host", "shop.example");
    }

    private void end() {
        if (random.nextBoolean()) {
            field("Accept", pick(ACCEPTS));
        }
        if (random.nextInt(4) == 0) {
            field("Accept-Language", "de, en;q=0.5");
        }
        field("Connection", "close");
    }

    private void field(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

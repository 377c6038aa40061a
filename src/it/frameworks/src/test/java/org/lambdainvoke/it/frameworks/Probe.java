package org.lambdainvoke.it.frameworks;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.lambdainvoke.proof.property.Chance;

/** A generated request, such as an honest client may send. The same seed gives the same ones. */
final class Probe {
    private static final List<String> SEGMENTS = List.of(
            "a",
            "two%20words",
            "caf%C3%A9",
            "%E2%82%AC",
            "a+b",
            "x.y",
            "~t",
            "a:b",
            "a@b",
            "%5B1%5D",
            "p=q",
            "%22",
            "a%2Bb");
    private static final List<String> NAMES = List.of("a", "b", "n%C3%A4me", "a%20b", "c%5B%5D");
    private static final List<String> VALUES = List.of(
            "1", "", "two+words", "two%20words", "a%2Bb", "a%26b", "a%3Db", "%F0%9F%98%80", "a/b?c", "100%25", "a%2Cb");
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
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
            "no-such-answer");
    private static final List<String> ACCEPTS =
            List.of("*/*", "text/plain", "text/html, text/plain;q=0.9, */*;q=0.1", "application/json");
    private static final List<String> INPUTS = List.of(
            "null",
            "1",
            "\"two words\"",
            "{\"a\":[1,2.5,null],\"b\":{\"c\":\"Gr\u00FC\u00DFe \uD83D\uDE00\"}}",
            "\"a+b&c=d%25\"",
            "[]",
            "no JSON",
            "");
    private static final int CHUNK = 100;

    private final Chance chance;
    private final StringBuilder head = new StringBuilder();
    private boolean isHead;
    private boolean hasRepeats;
    private byte[] body = {};

    private Probe(Chance chance) {
        this.chance = chance;
    }

    /** For applications that echo whatever comes, and answer by name. */
    static List<Probe> ofApplication(long seed, int count) {
        List<Probe> probes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Probe probe = new Probe(new Chance(seed + i));
            if (i % 3 == 0) {
                probe.askForAnswer();
            } else {
                probe.askForEcho();
            }
            probes.add(probe);
        }
        return probes;
    }

    /** For remote procedures: queries and mutations with JSON. */
    static List<Probe> ofProcedures(long seed, int count) {
        List<Probe> probes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Probe probe = new Probe(new Chance(seed + i));
            probe.callProcedure();
            probes.add(probe);
        }
        return probes;
    }

    /** Whether it or the answer that it asks for has several values of one name. */
    boolean hasRepeats() {
        return hasRepeats;
    }

    boolean isHead() {
        return isHead;
    }

    /**
     * @param function what {@link FunctionFilter} shall choose
     */
    byte[] message(String function) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(
                (head + FunctionFilter.FIELD + ": " + function + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(body);
        return message.toByteArray();
    }

    @Override
    public String toString() {
        return head.toString().replace("\r\n", " | ") + body.length + " bytes";
    }

    private void askForAnswer() {
        boolean isPost = chance.oneIn(10);
        String answer = isPost ? "created" : chance.pick(ANSWERS);
        hasRepeats = answer.equals("created") || answer.equals("cookies");
        begin(isPost ? "POST" : "GET", "/public/answer/" + answer);
        if (answer.equals("tagged") && chance.oneIn(2)) {
            field("If-None-Match", "\"v1\"");
        }
        if (isPost) {
            body("text/plain", "make it".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void askForEcho() {
        String method = chance.pick(METHODS);
        isHead = method.equals("HEAD");
        StringBuilder target = new StringBuilder("/public/echo");
        for (int i = chance.below(3); i >= 0; i--) {
            target.append('/').append(chance.pick(SEGMENTS));
        }
        begin(method, target.append(query()).toString());
        Set<String> names = new HashSet<>();
        for (int i = chance.below(4); i > 0; i--) {
            field(
                    name(List.of("X-Probe-0", "X-Probe-1"), names),
                    chance.pick(List.of("one", "two, three", "\"quoted; text\"", "a=b")));
        }
        if (chance.oneIn(3)) {
            field("Cookie", "session=abc" + chance.below(9) + "; theme=dark");
        }
        if (chance.oneIn(2)) {
            field("Accept", chance.pick(ACCEPTS));
        }
        if (List.of("POST", "PUT", "PATCH").contains(method)) {
            addBody();
        }
    }

    private void callProcedure() {
        String input = chance.pick(INPUTS);
        switch (chance.below(5)) {
            case 0 -> begin("GET", "/public/" + chance.pick(List.of("nothing", "echo", "save")));
            case 1, 2 -> begin("GET", "/public/echo?input=" + URLEncoder.encode(input, StandardCharsets.UTF_8));
            default -> begin("POST", "/public/save");
        }
        if (chance.oneIn(2)) {
            field("X-Probe-0", "one");
        }
        if (chance.oneIn(3)) {
            field("Cookie", "session=abc; theme=dark");
        }
        if (head.charAt(0) == 'P') {
            body("application/json", input.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String name(List<String> choices, Set<String> names) {
        String name = chance.pick(choices);
        hasRepeats |= !names.add(name);
        return name;
    }

    private String query() {
        Set<String> names = new HashSet<>();
        StringBuilder query = new StringBuilder();
        for (int i = chance.below(4); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name(NAMES, names))
                    .append('=')
                    .append(chance.pick(VALUES));
        }
        return query.toString();
    }

    private void addBody() {
        switch (chance.below(6)) {
            case 0 ->
                body(
                        "text/plain;charset=UTF-8",
                        "Gr\u00FC\u00DFe \uD83D\uDE00\nline\t\"two\"\\".getBytes(StandardCharsets.UTF_8));
            case 1 ->
                body(
                        "application/json",
                        "{\"a\":[1,\"\u00FC\\u0041\\n\"],\"b\":null}".getBytes(StandardCharsets.UTF_8));
            case 2 ->
                body("application/x-www-form-urlencoded", "a=1&b=two+words&a=%C3%BC".getBytes(StandardCharsets.UTF_8));
            case 3 -> {
                byte[] bytes = new byte[chance.below(500) + 1];
                new Random(chance.below(Integer.MAX_VALUE)).nextBytes(bytes);
                body("application/octet-stream", bytes);
            }
            case 4 ->
                body(
                        "multipart/form-data; boundary=limit",
                        ("--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
                                        + "Gr\u00FC\u00DFe\r\n--limit\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n"
                                        + "Content-Type: application/octet-stream\r\n\r\n\u0000\u0001\r\n--limit--\r\n")
                                .getBytes(StandardCharsets.UTF_8));
            default -> body("text/plain;charset=UTF-8", new byte[0]);
        }
    }

    /** With its length, or in chunks. */
    private void body(String type, byte[] bytes) {
        field("Content-Type", type);
        if (!chance.oneIn(3)) {
            field("Content-Length", Integer.toString(bytes.length));
            body = bytes;
            return;
        }
        field("Transfer-Encoding", "chunked");
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int start = 0; start < bytes.length; start += CHUNK) {
            int length = Math.min(CHUNK, bytes.length - start);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            chunks.write(bytes, start, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        body = chunks.toByteArray();
    }

    private void begin(String method, String target) {
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        field("Host", "shop.example");
    }

    private void field(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}

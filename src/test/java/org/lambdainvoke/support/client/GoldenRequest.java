package org.lambdainvoke.support.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.support.container.Container;

/**
 * A request of the golden files: the text of an HTTP message with lines in front that begin with {@code #}. The first
 * says what the request is about, others are {@code # name: value}: the context path, the route that the request meets,
 * a body in base64, and which container refuses the request with which status unless it is told to be lenient.
 */
public record GoldenRequest(
        String name, Map<String, String> directives, String requestLine, List<Field> fields, Bytes body) {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** A field line. */
    public record Field(String name, String value) {}

    /** All golden requests. */
    public static List<GoldenRequest> all() {
        try (Stream<Path> files = Files.list(GOLDEN.resolve("requests"))) {
            return files.sorted().map(GoldenRequest::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static GoldenRequest named(String name) {
        return parse(GOLDEN.resolve("requests").resolve(name + ".http"));
    }

    /** The golden event of this request in a format. */
    public Path event(String format) {
        return GOLDEN.resolve(format).resolve(name + ".json");
    }

    /**
     * The golden event of this request in a format, on a container that may not show its filters all of the request.
     */
    public Path event(String format, Container container) {
        Path own = event(format).resolveSibling(name + "." + container.name().toLowerCase(Locale.ROOT) + ".json");
        return Files.exists(own) ? own : event(format);
    }

    public String contextPath() {
        return directives.getOrDefault("context", "");
    }

    /** Methods and template of the only route of a table; null where there is none. */
    public String route() {
        return directives.get("route");
    }

    /** The status with which a container refuses the request by default; 0 when it does not. */
    public int refusedBy(Container container) {
        for (String refusal : directives.getOrDefault("refused", "").split(", ", -1)) {
            if (refusal.startsWith(container.name().toLowerCase(Locale.ROOT))) {
                return Integer.parseInt(refusal.substring(refusal.indexOf(' ') + 1));
            }
        }
        return 0;
    }

    public String method() {
        return requestLine.substring(0, requestLine.indexOf(' '));
    }

    /** The target without its query. */
    public String path() {
        String target = target();
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** The query; null when the target has none. */
    public String query() {
        String target = target();
        int mark = target.indexOf('?');
        return mark < 0 ? null : target.substring(mark + 1);
    }

    private String target() {
        return requestLine.substring(requestLine.indexOf(' ') + 1, requestLine.lastIndexOf(' '));
    }

    /** The last value of a field; null when it is not there. */
    public String last(String fieldName) {
        String last = null;
        for (Field field : fields) {
            last = field.name().equalsIgnoreCase(fieldName) ? field.value() : last;
        }
        return last;
    }

    /** The message as it goes over the wire; {@code more} are field lines. */
    public byte[] message(String... more) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(requestLine).append("\r\n");
        fields.forEach(field ->
                head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(body.toArray());
        return message.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }

    private static GoldenRequest parse(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> directives = new TreeMap<>();
        List<Field> fields = new ArrayList<>();
        String requestLine = null;
        int end = text.indexOf("\n\n");
        for (String line : text.substring(0, end).split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (line.startsWith("#")) {
                directives.put(
                        colon < 0 ? "about" : line.substring(2, colon), colon < 0 ? line : line.substring(colon + 2));
            } else if (requestLine == null) {
                requestLine = line;
            } else {
                fields.add(new Field(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()));
            }
        }
        Bytes body = directives.containsKey("body-base64")
                ? Bytes.of(Base64.getDecoder().decode(directives.get("body-base64")))
                : Bytes.utf8(text.substring(end + 2));
        String name = file.getFileName().toString().replace(".http", "");
        return new GoldenRequest(name, directives, requestLine, fields, body);
    }
}

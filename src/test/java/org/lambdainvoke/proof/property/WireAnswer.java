package org.lambdainvoke.proof.property;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lambdainvoke.call.Bytes;

/**
 * An answer as it came over the wire, read strictly by RFC 9112: whatever is not as it says there is an error.
 *
 * @param isLast whether the server has said that none follows on this connection
 */
public record WireAnswer(int status, List<Field> fields, Bytes body, boolean isLast) {
    public record Field(String name, String value) {}

    /** What begins like no answer of HTTP/1.1. */
    public static final class NoStatusLine extends AssertionError {
        private static final long serialVersionUID = 1L;

        private final String beginning;

        private NoStatusLine(String beginning) {
            super("answer begins with " + beginning);
            this.beginning = beginning;
        }

        /** As many octets as a version has, or fewer when it ended. */
        String beginning() {
            return beginning;
        }
    }

    private static final String VERSION = "HTTP/1.1";
    private static final int MAX_LINE = 65_536;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2}) [\\t -~\\x80-\\xFF]*");
    private static final Pattern FIELD_LINE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\\t ]*([!-~\\x80-\\xFF](?:[\\t -~\\x80-\\xFF]*"
                    + "[!-~\\x80-\\xFF])?)?[\\t ]*");

    /** Reads the next answer, but no interim one; empty when the connection has ended before it. */
    static Optional<WireAnswer> read(BufferedInputStream in, boolean isHead) throws IOException {
        while (hasMore(in)) {
            WireAnswer answer = readOne(in, isHead);
            require(answer.status != 101, "switches protocols", answer);
            if (answer.status >= 200) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    public Optional<String> first(String name) {
        return values(name).stream().findFirst();
    }

    public String text() {
        return new String(body.toArray(), StandardCharsets.UTF_8);
    }

    /** Whether a byte or the end comes; the end may be a reset, when the server has not read all of the request. */
    static boolean hasMore(BufferedInputStream in) throws IOException {
        in.mark(1);
        try {
            if (in.read() < 0) {
                return false;
            }
        } catch (SocketException e) {
            return false;
        }
        in.reset();
        return true;
    }

    private static WireAnswer readOne(BufferedInputStream in, boolean isHead) throws IOException {
        in.mark(VERSION.length());
        String beginning = new String(in.readNBytes(VERSION.length()), StandardCharsets.ISO_8859_1);
        if (!beginning.equals(VERSION)) {
            throw new NoStatusLine(beginning);
        }
        in.reset();
        String statusLine = line(in);
        Matcher matcher = STATUS_LINE.matcher(statusLine);
        require(matcher.matches(), "no status line", statusLine);
        int status = Integer.parseInt(matcher.group(1));
        List<Field> fields = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            Matcher field = FIELD_LINE.matcher(line);
            require(field.matches(), "no field line", line);
            fields.add(new Field(field.group(1), field.group(2) == null ? "" : field.group(2)));
        }
        WireAnswer head = new WireAnswer(status, fields, Bytes.EMPTY, false);
        boolean isClosing = head.values("Connection").stream().anyMatch(value -> value.equalsIgnoreCase("close"));
        List<String> lengths = head.values("Content-Length");
        List<String> encodings = head.values("Transfer-Encoding");
        require(lengths.size() + encodings.size() <= 1, "is framed twice", fields);
        if (isHead || status < 200 || status == 204 || status == 304) {
            return new WireAnswer(status, fields, Bytes.EMPTY, isClosing);
        }
        if (!lengths.isEmpty()) {
            require(lengths.get(0).matches("[0-9]{1,9}"), "no length", lengths);
            return new WireAnswer(status, fields, Bytes.of(exactly(Integer.parseInt(lengths.get(0)), in)), isClosing);
        }
        if (!encodings.isEmpty()) {
            require(encodings.get(0).equals("chunked"), "no known coding", encodings);
            return new WireAnswer(status, fields, chunks(in), isClosing);
        }
        require(isClosing, "has no length", fields);
        return new WireAnswer(status, fields, Bytes.of(in.readAllBytes()), true);
    }

    private List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    private static Bytes chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            require(size.matches("[0-9A-Fa-f]{1,7}"), "no size of a chunk", size);
            byte[] chunk = exactly(Integer.parseInt(size, 16), in);
            body.writeBytes(chunk);
            String end = line(in);
            require(end.isEmpty(), "more than a chunk or a trailer", end);
            if (chunk.length == 0) {
                return Bytes.of(body.toByteArray());
            }
        }
    }

    private static byte[] exactly(int length, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(length);
        require(bytes.length == length, "ends early", length);
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int last = -1;
        for (int octet = in.read(); last != '\r' || octet != '\n'; octet = in.read()) {
            require(octet >= 0 && line.size() < MAX_LINE, "a line without an end", line);
            require(last != '\r' && octet != '\n', "a line end alone", line);
            if (octet != '\r') {
                line.write(octet);
            }
            last = octet;
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void require(boolean condition, String fault, Object where) {
        if (!condition) {
            throw new AssertionError("malformed answer, " + fault + ": " + where);
        }
    }

    @Override
    public String toString() {
        return status + " " + fields + " " + text();
    }
}

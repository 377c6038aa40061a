package org.lambdainvoke.proof.property;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.lambdainvoke.call.Bytes;

/**
 * A request that no client means to send. The same seed gives the same request.
 *
 * @param isHead whether it certainly is a HEAD
 */
record HostileRequest(long seed, Kind kind, boolean isHead, Bytes message) {
    enum Kind {
        /** Target, fields and body are hostile, the message around them is not. */
        FRAMED,
        /** A message that was damaged anywhere. */
        DAMAGED,
        /** A message that ends too early. */
        CUT_OFF,
        /** The body does not end where it says. */
        WRONG_LENGTH,
        BROKEN_CHUNKS,
        RANDOM
    }

    private static final List<Kind> MIX = List.of(
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.FRAMED,
            Kind.DAMAGED,
            Kind.DAMAGED,
            Kind.CUT_OFF,
            Kind.WRONG_LENGTH,
            Kind.BROKEN_CHUNKS,
            Kind.RANDOM);

    private static final List<String> METHODS = List.of(
            "GET",
            "GET",
            "POST",
            "POST",
            "POST",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "get",
            "M-SEARCH");
    private static final List<String> WRONG_LENGTHS = List.of(
            "-1",
            "+5",
            "0x10",
            "abc",
            "",
            "5, 5",
            "5, 6",
            "99999999999999999999",
            "18446744073709551621",
            "5\r\nContent-Length: 7");
    private static final List<String> CHUNKS = List.of(
            "5\r\nab",
            "z\r\nabcde\r\n",
            "-1\r\nabcde\r\n",
            "5;a=\"b\r\nabcde\r\n",
            "ffffffff\r\nabcde\r\n",
            "7fffffffffffffff1\r\na\r\n",
            "5\nabcde\n",
            "5\r\nabcdef\r\n",
            "\r\n",
            "5 \r\nabcde\r\n",
            "0x5\r\nabcde\r\n",
            "0\r\nTrailer\r\n\r\n");

    /** Whether it ends where it says, so that another may follow on the connection. */
    boolean isFramed() {
        return kind == Kind.FRAMED;
    }

    /** Whether there is an empty line behind its fields: a server may leave what has none without an answer. */
    boolean hasWholeHead() {
        return text().stripLeading().contains("\r\n\r\n");
    }

    /** Whether it names no version of HTTP: then it may be answered with a body alone, as HTTP/0.9 was. */
    boolean isWithoutVersion() {
        String[] lines = text().stripLeading().split("[\r\n]", 2);
        return !lines[0].contains("HTTP/1.");
    }

    static HostileRequest of(long seed) {
        Chance chance = new Chance(seed);
        Kind kind = chance.pick(MIX);
        String method = chance.pick(METHODS);
        boolean isHead = method.equals("HEAD");
        if (kind == Kind.FRAMED) {
            boolean hasBody = !method.equals("GET") && !isHead;
            return new HostileRequest(seed, kind, isHead, Bytes.of(message(method, hasBody, chance)));
        }
        byte[] bytes = switch (kind) {
            case DAMAGED -> Mutation.of(message("POST", true, chance), chance);
            case CUT_OFF -> cutOff(message("POST", true, chance), chance);
            case WRONG_LENGTH -> wrongLength(chance);
            case BROKEN_CHUNKS -> brokenChunks(chance);
            default -> random(chance);
        };
        return new HostileRequest(seed, kind, false, Bytes.of(bytes));
    }

    /** What to run to send it again. */
    @Override
    public String toString() {
        return "request " + seed + ", " + kind + ": echo " + Base64.getEncoder().encodeToString(message.toArray())
                + " | base64 -d | nc -q 5 127.0.0.1 PORT";
    }

    private String text() {
        return new String(message.toArray(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] message(String method, boolean hasBody, Chance chance) {
        StringBuilder head = head(method, chance);
        byte[] body = {};
        if (hasBody) {
            HostileBody hostile = HostileBody.of(chance);
            head.append("Content-Type: ").append(hostile.type()).append("\r\n");
            body = hostile.content().toArray();
            boolean isChunked = chance.oneIn(4);
            head.append(isChunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + body.length + "\r\n");
            body = isChunked ? chunked(body, chance) : body;
        }
        return joined(head.append("\r\n").toString(), body);
    }

    private static StringBuilder head(String method, Chance chance) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(HostileTarget.of(chance))
                .append(" HTTP/1.1\r\n");
        HostileFields.of(chance).forEach(field -> head.append(field).append("\r\n"));
        return head;
    }

    private static byte[] chunked(byte[] body, Chance chance) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int start = 0;
        while (start < body.length) {
            int end = Math.min(body.length, start + 1 + chance.below(body.length));
            chunks.writeBytes(latin1(Integer.toHexString(end - start) + "\r\n"));
            chunks.write(body, start, end - start);
            chunks.writeBytes(latin1("\r\n"));
            start = end;
        }
        chunks.writeBytes(latin1("0\r\n\r\n"));
        return chunks.toByteArray();
    }

    private static byte[] cutOff(byte[] message, Chance chance) {
        return Arrays.copyOf(message, 1 + chance.below(message.length - 1));
    }

    private static byte[] wrongLength(Chance chance) {
        HostileBody hostile = HostileBody.of(chance);
        int length = hostile.content().size();
        String wrong = chance.oneIn(2) ? Integer.toString(chance.below(2 * length + 2)) : chance.pick(WRONG_LENGTHS);
        StringBuilder head = head("POST", chance)
                .append("Content-Type: ")
                .append(hostile.type())
                .append("\r\nContent-Length: ")
                .append(wrong)
                .append(chance.oneIn(5) ? "\r\nTransfer-Encoding: chunked" : "")
                .append("\r\n\r\n");
        return joined(head.toString(), hostile.content().toArray());
    }

    /** No coding {@code identity} among them: Undertow answers it and leaves the connection open. */
    private static byte[] brokenChunks(Chance chance) {
        StringBuilder head = head("POST", chance)
                .append("Content-Type: text/plain\r\nTransfer-Encoding: ")
                .append(chance.pick(
                        List.of("chunked", "chunked", "chunked", "gzip, chunked", "chunked, chunked", "\u000Bchunked")))
                .append("\r\n\r\n");
        StringBuilder body = new StringBuilder();
        for (int i = chance.below(3); i >= 0; i--) {
            body.append(chance.oneIn(3) ? "5\r\nabcde\r\n" : chance.pick(CHUNKS));
        }
        return joined(head.toString(), latin1(body + (chance.oneIn(2) ? "0\r\n\r\n" : "")));
    }

    private static byte[] random(Chance chance) {
        byte[] bytes = chance.bytes(300);
        return switch (chance.below(3)) {
            case 0 -> bytes;
            case 1 -> joined("POST /body/ HTTP/1.1\r\nHost: x\r\n", bytes);
            default -> joined("", joined(new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n\r\n", new byte[0]));
        };
    }

    private static byte[] joined(String head, byte[] body) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(latin1(head));
        joined.writeBytes(body);
        return joined.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

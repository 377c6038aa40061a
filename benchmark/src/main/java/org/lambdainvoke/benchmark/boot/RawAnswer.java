package org.lambdainvoke.benchmark.boot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as it is on the wire: the lines of its head are kept as they came, also those that are no fields.
 *
 * @param status the first line
 * @param lines the other lines of the head
 * @param body of as many octets as the head says
 */
record RawAnswer(String status, List<String> lines, String body) {
    private static final int MOST_OCTETS = 65_536;

    RawAnswer {
        lines = List.copyOf(lines);
    }

    /** @throws IOException when the answer breaks off, or does not say where it ends */
    static RawAnswer read(InputStream in) throws IOException {
        String status = readLine(in);
        List<String> lines = new ArrayList<>();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            lines.add(line);
        }
        return new RawAnswer(status, lines, readBody(in, status, lines));
    }

    /** All but CR LF in this order belongs to the line. */
    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < 2 || line.charAt(line.length() - 2) != '\r' || line.charAt(line.length() - 1) != '\n') {
            int octet = in.read();
            if (octet < 0 || line.length() > MOST_OCTETS) {
                throw new EOFException("an answer that broke off in its head after \"" + line + '"');
            }
            line.append((char) octet);
        }
        line.setLength(line.length() - 2);
        return line.toString();
    }

    private static String readBody(InputStream in, String status, List<String> lines) throws IOException {
        int length = -1;
        boolean isChunked = false;
        for (String line : lines) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
            isChunked |= line.equalsIgnoreCase("Transfer-Encoding: chunked");
        }
        if (isChunked) {
            return readChunks(in);
        }
        if (length < 0) {
            throw new IOException("an answer without a length: " + status + ' ' + lines);
        }
        return readOctets(in, length);
    }

    private static String readChunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        int size;
        do {
            size = Integer.parseInt(readLine(in), 16);
            body.append(readOctets(in, size));
            if (!readLine(in).isEmpty()) {
                throw new IOException("a chunk that is longer than it says");
            }
        } while (size > 0);
        return body.toString();
    }

    private static String readOctets(InputStream in, int length) throws IOException {
        byte[] octets = in.readNBytes(length);
        if (octets.length < length) {
            throw new EOFException("an answer that broke off in its body");
        }
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}

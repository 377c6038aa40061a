package org.lambdainvoke.proof.redeploy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's connection that is used for as long as the server leaves it open. On plain sockets, because clients repeat
 * on their own what fails, or hide how much of an answer came.
 */
final class KeptConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3}) [^\r\n]*\r\n");
    private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");

    private final int port;
    private Socket socket;

    /** A whole answer. */
    record Answer(int status, String head, String body) {}

    /** The connection ended within an answer, or what came is none. */
    static final class BrokenAnswerException extends Exception {
        private static final long serialVersionUID = 1;

        BrokenAnswerException(String received, Throwable cause) {
            super("received \"" + received + "\", then " + cause, cause);
        }
    }

    KeptConnection(int port) {
        this.port = port;
    }

    /** The answer, or nothing when the connection was refused or ended before the first byte of one. */
    Optional<Answer> post(String path, String json) throws BrokenAnswerException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(PATIENCE_MILLIS);
            }
            String request =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d"
                            .formatted(path, json.length());
            socket.getOutputStream().write((request + "\r\n\r\n" + json).getBytes(StandardCharsets.US_ASCII));
            return Optional.of(read(received));
        } catch (IOException e) {
            close();
            if (received.size() > 0) {
                throw new BrokenAnswerException(received.toString(StandardCharsets.UTF_8), e);
            }
            return Optional.empty();
        }
    }

    private Answer read(ByteArrayOutputStream received) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            received.write(octet);
            text.append((char) octet);
        }
        String head = text.toString();
        Matcher statusLine = STATUS_LINE.matcher(head);
        Matcher length = CONTENT_LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        if (!statusLine.lookingAt() || !length.find()) {
            throw new IOException("no answer of a known length");
        }
        byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
        received.write(body);
        if (body.length < Integer.parseInt(length.group(1))) {
            throw new EOFException();
        }
        if (head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")) {
            close();
        }
        return new Answer(Integer.parseInt(statusLine.group(1)), head, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // of no use any more in any case
        } finally {
            socket = null;
        }
    }
}

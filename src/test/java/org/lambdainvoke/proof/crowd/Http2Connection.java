package org.lambdainvoke.proof.crowd;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection of HTTP/2 whose client writes frames as it likes: the JDK's client resets a stream when it comes to it.
 * Knows of RFC 9113 what it needs, and cares for no answer.
 */
final class Http2Connection implements Closeable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACK = 1;
    private static final int END_OF_STREAM_AND_HEADERS = 5;
    private static final int CANCEL = 8;

    /** Large, so that answers which nobody takes do not fill it. */
    private static final int WIDE_WINDOW = 1 << 30;

    private static final int GET = 0x82;
    private static final int HTTP = 0x86;
    private static final int PATH = 0x04;
    private static final int AUTHORITY = 0x01;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final DataOutputStream frames = new DataOutputStream(held);
    private int lastStream = -1;

    Http2Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(socket.getOutputStream());
        frames.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(SETTINGS, 0, 0, new byte[0]);
        frame(WINDOW_UPDATE, 0, 0, number(WIDE_WINDOW));
        roundTrip();
    }

    /** Begins a stream; returns its number. */
    int get(String path) throws IOException {
        lastStream += 2;
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        fields.write(GET);
        fields.write(HTTP);
        literal(PATH, path, fields);
        literal(AUTHORITY, "127.0.0.1", fields);
        frame(HEADERS, END_OF_STREAM_AND_HEADERS, lastStream, fields.toByteArray());
        return lastStream;
    }

    void cancel(int stream) throws IOException {
        frame(RST_STREAM, 0, stream, number(CANCEL));
    }

    /** Sends all that is held back, in one piece. */
    void flush() throws IOException {
        out.write(held.toByteArray());
        held.reset();
    }

    /** As {@link #flush()}; when this returns, the server has read it. */
    void roundTrip() throws IOException {
        frame(PING, 0, 0, new byte[8]);
        flush();
        boolean isBack = false;
        while (!isBack) {
            byte[] head = in.readNBytes(9);
            if (head.length < 9) {
                throw new IOException("The server has closed the connection");
            }
            byte[] payload = in.readNBytes(((head[0] & 0xff) << 16) | ((head[1] & 0xff) << 8) | (head[2] & 0xff));
            boolean isAnswer = (head[4] & ACK) != 0;
            switch (head[3]) {
                case SETTINGS, PING -> {
                    if (!isAnswer) {
                        frame(head[3], ACK, 0, head[3] == PING ? payload : new byte[0]);
                        flush();
                    }
                    isBack = isAnswer && head[3] == PING;
                }
                case GOAWAY -> throw new IOException("The server will have no more of it: error " + payload[7]);
                default -> {}
            }
        }
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        frames.writeByte(payload.length >> 16);
        frames.writeShort(payload.length);
        frames.writeByte(type);
        frames.writeByte(flags);
        frames.writeInt(stream);
        frames.write(payload);
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    /** A field whose name has a number, and that no table keeps. */
    private static void literal(int name, String value, ByteArrayOutputStream fields) {
        fields.write(name);
        fields.write(value.length());
        fields.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

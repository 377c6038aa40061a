package org.lambdainvoke.benchmark.support;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * An Invoke endpoint of as little cost as can be: one thread, the same answer to every call, no look at what it says.
 * Prints its port and ends with its input. A {@code GET} is answered with the call before it, as it came. Argument: the
 * number of bytes of the function's answer; 0 for a small one that is an answer for API Gateway too.
 */
public final class InstantEndpoint {
    /** What the function answers where no size is named. */
    public static final String SMALL_BODY = "{\"statusCode\":200,\"headers\":{\"content-type\":\"application/json\"},"
            + "\"body\":\"{\\\"greeting\\\":\\\"hello\\\",\\\"from\\\":\\\"a function\\\"}\"}";

    private static final int LARGEST_CALL = 64 * 1024;

    private final Selector selector;
    private final ByteBuffer answer;
    private final ByteBuffer lastCall = ByteBuffer.allocateDirect(LARGEST_CALL).limit(0);

    private InstantEndpoint(Selector selector, ByteBuffer answer) {
        this.selector = selector;
        this.answer = answer;
    }

    public static void main(String[] arguments) throws IOException {
        int size = Integer.parseInt(arguments[0]);
        String body = size == 0 ? SMALL_BODY : '"' + "x".repeat(size - 2) + '"';
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        InstantEndpoint endpoint = new InstantEndpoint(selector, answer(body));
        Thread thread = new Thread(endpoint::run, "endpoint");
        thread.setDaemon(true);
        thread.start();
        System.out.println(server.socket().getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private void run() {
        try {
            while (true) {
                selector.select(this::serve);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept((ServerSocketChannel) key.channel());
            } else {
                ((Connection) key.attachment()).goOn(key);
            }
        } catch (IOException e) {
            // The other side has left.
            key.cancel();
        }
    }

    private void accept(ServerSocketChannel server) throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
        }
    }

    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer call = ByteBuffer.allocateDirect(LARGEST_CALL);
        private ByteBuffer unsent = ByteBuffer.allocate(0);

        private Connection(SocketChannel channel) {
            this.channel = channel;
        }

        /** Does what can be done without a wait. */
        private void goOn(SelectionKey key) throws IOException {
            if (!unsent.hasRemaining()) {
                if (channel.read(call) < 0 || !call.hasRemaining()) {
                    channel.close();
                    return;
                }
                if (!WholeCall.isIn(call)) {
                    return;
                }
                unsent = answerTo(call.flip());
                call.clear();
            }
            channel.write(unsent);
            key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        private ByteBuffer answerTo(ByteBuffer whole) {
            if (whole.get(0) == 'G') {
                byte[] last = new byte[lastCall.remaining()];
                lastCall.duplicate().get(last);
                return answer(new String(last, StandardCharsets.ISO_8859_1));
            }
            lastCall.clear().put(whole).flip();
            return answer.duplicate();
        }
    }

    private static ByteBuffer answer(String body) {
        byte[] bytes = ("HTTP/1.1 200 OK\r\nDate: Fri, 10 Jul 2026 19:19:04 GMT\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\nConnection: keep-alive\r\n"
                        + "x-amzn-RequestId: 6f1c5f0e-7c1a-4b7e-9d3a-0a4b8f2d6c11\r\nx-amzn-Remapped-Content-Length: 0\r\n"
                        + "X-Amz-Executed-Version: $LATEST\r\n"
                        + "X-Amzn-Trace-Id: Root=1-6a514378-0123456789abcdef01234567;Sampled=0\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}

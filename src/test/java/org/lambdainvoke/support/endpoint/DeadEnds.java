package org.lambdainvoke.support.endpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Addresses on loopback at which nobody is served: those that nobody reaches, and one that nobody may come to. */
final class DeadEnds implements Closeable {
    private static final int FILL_MILLIS = 200;
    private static final int MORE_THAN_A_QUEUE_HOLDS = 50;

    private static final Socket CLOSED = boundAndDeaf();

    private final ServerSocketChannel forbidden;
    private final Deque<Closeable> queues = new ArrayDeque<>();
    private int strays;

    DeadEnds() throws IOException {
        forbidden = ServerSocketChannel.open();
        forbidden.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        forbidden.configureBlocking(false);
    }

    @Override
    public void close() throws IOException {
        forbidden.close();
        while (!queues.isEmpty()) {
            queues.pop().close();
        }
    }

    /** The URL of a port at which nobody listens. */
    static String closedPortUrl() {
        return "http://127.0.0.1:" + CLOSED.getLocalPort();
    }

    /** As long as this JVM has the port, no other process gets it. */
    private static Socket boundAndDeaf() {
        try {
            Socket deaf = new Socket();
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return deaf;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of a port whose queue of connections is full and that accepts none: connecting there never ends. */
    String fullQueueUrl() {
        return "http://127.0.0.1:" + fillQueue(InetAddress.getLoopbackAddress(), 0);
    }

    /** Makes {@code address} one at which connecting never ends; returns the port. */
    int fillQueue(InetAddress address, int port) {
        try {
            ServerSocket full = listen(address, port, 1);
            fill(full.getLocalSocketAddress());
            return full.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes {@code address} one where connections are made and nobody says a word. */
    ServerSocket listen(InetAddress address, int port, int queue) throws IOException {
        ServerSocket deaf = new ServerSocket(port, queue, address);
        queues.push(deaf);
        return deaf;
    }

    /** Connects until the system answers no more; how many it keeps for a backlog of one is the system's affair. */
    private void fill(SocketAddress address) throws IOException {
        for (int i = 0; i < MORE_THAN_A_QUEUE_HOLDS; i++) {
            Socket filler = new Socket();
            queues.push(filler);
            try {
                filler.connect(address, FILL_MILLIS);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IllegalStateException("the queue takes any number of connections");
    }

    /** Where redirects lead, and where nobody may come. */
    String forbiddenUrl() {
        return "http://127.0.0.1:" + forbidden.socket().getLocalPort() + "/elsewhere";
    }

    /** How many have come there; the system keeps them until they are counted, so that none can be missed. */
    int strays() throws IOException {
        for (SocketChannel stray = forbidden.accept(); stray != null; stray = forbidden.accept()) {
            strays++;
            stray.close();
        }
        return strays;
    }
}

package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHost;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.ssl.SSLContexts;
import org.junit.Test;

public class BoundedTlsSocketFactoryTest {
    private static final int CONNECT_TIMEOUT_MILLIS = 600;
    private static final int TCP_CONNECT_MILLIS = 200;

    /** A socket whose TCP connect takes its time, and that tells how long its reads may take. */
    private static final class SlowlyConnectingSocket extends Socket {
        private final List<Integer> readTimeouts = new ArrayList<>();

        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
            super.connect(address, timeout);
            try {
                // Stands for the network; what is tested is that this time is taken off.
                TimeUnit.MILLISECONDS.sleep(TCP_CONNECT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized void setSoTimeout(int timeout) throws SocketException {
            readTimeouts.add(timeout);
            super.setSoTimeout(timeout);
        }
    }

    @Test
    public void handshakeHasWhatTheTcpConnectHasLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SlowlyConnectingSocket socket = new SlowlyConnectingSocket()) {
            InetSocketAddress address = new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort());
            assertThatThrownBy(() -> new BoundedTlsSocketFactory(SSLContexts.createSystemDefault())
                            .connectSocket(
                                    CONNECT_TIMEOUT_MILLIS,
                                    socket,
                                    new HttpHost("localhost", silent.getLocalPort(), "https"),
                                    address,
                                    null,
                                    new BasicHttpContext()))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(socket.readTimeouts.get(socket.readTimeouts.size() - 1))
                    .isBetween(1, CONNECT_TIMEOUT_MILLIS - TCP_CONNECT_MILLIS);
        }
    }
}

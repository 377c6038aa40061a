package org.lambdainvoke.internal.wire;

import com.amazonaws.internal.DelegateSSLSocket;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;

/**
 * A TLS socket whose close waits for nobody: it ends the TCP connection first. In order, TLS says good-bye, which a
 * peer that does not read holds up without end, and from TLS 1.3 on waits for the peer to do so too. Both sides know
 * where a message of HTTP ends, so that nobody misses the good-bye.
 */
final class AbruptTlsSocket extends DelegateSSLSocket {
    private final Socket tcp;

    /**
     * Over {@code tcp}.
     *
     * @param tls the layer, which speaks over {@code tcp}
     */
    AbruptTlsSocket(SSLSocket tls, Socket tcp) {
        super(tls);
        this.tcp = tcp;
    }

    /** From any thread: reads and writes of others fail at once. */
    // Synchronized, it would wait for whoever has the monitor.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public void close() throws IOException {
        try {
            tcp.close();
        } finally {
            sock.close();
        }
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        tcp.setSoLinger(on, linger);
    }
}

package org.lambdainvoke.support.endpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** One accepted connection of {@link FaultEndpoint}: reads requests and lets faults happen, on a thread of its own. */
final class FaultConnection implements Runnable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int DRIP_MILLIS = 20;

    private final FaultEndpoint endpoint;
    private final Socket tcp;

    /** The same as {@link #tcp} unless TLS is spoken over it. */
    private final Socket socket;

    FaultConnection(FaultEndpoint endpoint, Socket tcp, Socket socket) {
        this.endpoint = endpoint;
        this.tcp = tcp;
        this.socket = socket;
    }

    /**
     * The first fault is taken before anything is read, as it may be that nothing is to be read; the next one only when
     * the next request has begun, as the peer may prefer another connection for it.
     */
    @Override
    public void run() {
        try (tcp) {
            Fault fault = endpoint.nextFault();
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            shakeHands();
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            do {
                if (fault.readsRequest()) {
                    endpoint.invoked(WireRequest.bodyOf(in));
                }
                fault.perform(this);
                fault = isOpen() && WireRequest.hasBegun(in) ? endpoint.nextFault() : null;
            } while (fault != null);
        } catch (IOException e) {
            // The peer has left or the endpoint was closed: either may be what the test is about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where TLS refuses the peer it stays until that leaves: a reset would overtake what TLS says of it. */
    private void shakeHands() throws IOException {
        try {
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
            }
        } catch (SSLException e) {
            tcp.getInputStream().transferTo(OutputStream.nullOutputStream());
            throw e;
        }
    }

    private boolean isOpen() {
        return !tcp.isClosed() && !tcp.isOutputShutdown();
    }

    String elsewhere() {
        return endpoint.elsewhere();
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    void awaitRelease() throws InterruptedException {
        endpoint.hold(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The pause is the pace of the drops; nothing waits for it. */
    void drip() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && !endpoint.isReleasedWithin(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
            send(new byte[] {' '});
        }
    }

    void halfClose() throws IOException {
        socket.shutdownOutput();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    void halfCloseTcp() throws IOException {
        tcp.shutdownOutput();
        tcp.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    void close() throws IOException {
        tcp.close();
    }
}

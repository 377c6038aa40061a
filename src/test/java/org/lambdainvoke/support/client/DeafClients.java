package org.lambdainvoke.support.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.ExternalResource;

/** Clients that ask, and take nothing of what they get by themselves. Their connections end with the test. */
public final class DeafClients extends ExternalResource {
    private final int receiveBuffer;
    private final List<Socket> clients = new ArrayList<>();

    /**
     * None yet.
     *
     * @param receiveBuffer the bytes that their system takes in their place, about
     */
    public DeafClients(int receiveBuffer) {
        this.receiveBuffer = receiveBuffer;
    }

    /** One more client asks for {@code target}, on a connection of its own. */
    public Socket ask(int port, String target) throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.setReceiveBufferSize(receiveBuffer);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        client.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    @Override
    protected void after() {
        for (Socket client : clients) {
            try {
                client.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

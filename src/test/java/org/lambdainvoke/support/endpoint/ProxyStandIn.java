package org.lambdainvoke.support.endpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.rules.ExternalResource;

/** A proxy for HTTP: leads {@code CONNECT} on, and passes the first request of a connection on with all behind it. */
public final class ProxyStandIn extends ExternalResource {
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private ExecutorService threads;
    private volatile String refusal;
    private volatile String success = "HTTP/1.1 200 Connected";
    private volatile int otherPort;
    private volatile boolean hasToBeKnown;
    private volatile boolean resets;

    @Override
    protected void before() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @Override
    protected void after() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }

    /** Refuses every request with this status line. */
    public ProxyStandIn refuse(String statusLine) {
        refusal = statusLine;
        return this;
    }

    /** Refuses every request that does not say who it is from. */
    public ProxyStandIn demandCredentials() {
        hasToBeKnown = true;
        return refuse("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
    }

    /** Ends every connection by a reset, after a request was read. */
    public ProxyStandIn reset() {
        resets = true;
        return this;
    }

    /** Says with this status line that a tunnel is open. */
    public ProxyStandIn succeed(String statusLine) {
        success = statusLine;
        return this;
    }

    /** Leads all connections to this port of 127.0.0.1, whatever they are to lead to. */
    public ProxyStandIn leadTo(int port) {
        otherPort = port;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The head of the first request of each connection. */
    public List<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            heads.add(head);
            if (resets) {
                client.setSoLinger(true, 0);
                return;
            }
            OutputStream out = client.getOutputStream();
            if (refusal != null && !(hasToBeKnown && head.contains("\r\nProxy-Authorization: "))) {
                out.write((refusal + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            String[] line = head.split(" ", 3);
            boolean isTunnel = line[0].equals("CONNECT");
            URI target = URI.create(isTunnel ? "https://" + line[1] : line[1]);
            try (Socket endpoint = otherPort == 0
                    ? new Socket(target.getHost(), target.getPort())
                    : new Socket(InetAddress.getLoopbackAddress(), otherPort)) {
                sockets.add(endpoint);
                if (isTunnel) {
                    out.write((success + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    endpoint.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                }
                threads.execute(() -> pass(in, endpoint));
                endpoint.getInputStream().transferTo(out);
            }
        } catch (IOException e) {
            // One of the two has left.
        }
    }

    private static void pass(InputStream in, Socket endpoint) {
        try {
            in.transferTo(endpoint.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}

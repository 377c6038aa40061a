package org.lambdainvoke.support.endpoint;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.rules.ExternalResource;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.client.Await;

/**
 * An Invoke endpoint on loopback that does to its callers what a network, a proxy or Lambda may do to them: a server on
 * plain sockets that follows a script. The n-th attempt to call it meets the n-th fault, all further ones the last.
 */
public final class FaultEndpoint extends ExternalResource implements AutoCloseable {
    private static final int QUEUE = 200;
    private static final long PATIENCE_MILLIS = 10_000;

    private volatile CountDownLatch released = new CountDownLatch(1);
    private final List<String> payloads = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger holding = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    private volatile List<Fault> script = List.of(Fault.good("{}"));
    private volatile Wire wire = Wire.PLAIN;
    private volatile SSLContext tls;
    private volatile boolean isClientCertificateDemanded;
    private ServerSocket server;
    private DeadEnds deadEnds;

    /** For more of them than a test has rules; to be closed. */
    public static FaultEndpoint started() throws IOException {
        FaultEndpoint endpoint = new FaultEndpoint();
        endpoint.before();
        return endpoint;
    }

    /**
     * Init-params of a filter that calls the function {@code greet} at {@code endpointUrl}, and those of {@code more}:
     * name, value and so on.
     */
    public static Map<String, String> initParams(String endpointUrl, String... more) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("function_name", "greet");
        params.put("aws_region", "eu-west-1");
        params.put("aws_key", "AKIDTEST");
        params.put("aws_secret", "secret-of-the-tests");
        params.put("endpoint_url", endpointUrl);
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        return params;
    }

    @Override
    public void close() {
        after();
    }

    @Override
    protected void before() throws IOException {
        server = opened(new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress()));
        deadEnds = opened(new DeadEnds());
        start(this::accept, "fault-endpoint");
    }

    /** Ends whatever still goes on; fails when a thread does not end. Accepts no more before it closes the accepted. */
    @Override
    protected void after() {
        release();
        try {
            server.close();
            join(threads.poll());
            for (Closeable each = open.poll(); each != null; each = open.poll()) {
                each.close();
            }
            for (Thread thread = threads.poll(); thread != null; thread = threads.poll()) {
                join(thread);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) throws InterruptedException {
        thread.join(PATIENCE_MILLIS);
        if (thread.isAlive()) {
            throw new AssertionError(thread + " survives");
        }
    }

    /** Does this from the next attempt on. */
    public FaultEndpoint script(Fault... faults) {
        script = List.of(faults);
        return this;
    }

    /** Speaks TLS from now on, with a certificate that nobody has reason to trust. */
    public FaultEndpoint withSelfSignedCertificate() {
        tls = SelfSigned.context();
        return this;
    }

    /** Speaks this from now on, and {@link #url} says so. What comes before the request comes after the handshake. */
    public FaultEndpoint speaking(Wire spoken) {
        wire = spoken;
        tls = spoken == Wire.PLAIN ? null : SelfSigned.context();
        return this;
    }

    /** Speaks TLS from now on, with clients that show the certificate in {@link #trustStore()} and no others. */
    public FaultEndpoint demandingAClientCertificate() {
        isClientCertificateDemanded = true;
        return withSelfSignedCertificate();
    }

    /** What vouches for the certificate of {@link #httpsUrl()}; its key is in there too. */
    public static TrustStore trustStore() {
        return SelfSigned.trustStore();
    }

    /** The same as a PEM bundle. */
    public static TrustStore bundle() {
        return SelfSigned.bundle();
    }

    public String url() {
        return tls != null ? httpsUrl() : "http://127.0.0.1:" + server.getLocalPort();
    }

    /** For callers that speak TLS; whether this endpoint does is another question. */
    public String httpsUrl() {
        return "https://127.0.0.1:" + server.getLocalPort();
    }

    /** The URL of a port at which nobody listens. */
    public static String closedPortUrl() {
        return DeadEnds.closedPortUrl();
    }

    /** The URL of a port whose queue of connections is full and that accepts none: connecting there never ends. */
    public String fullQueueUrl() {
        return deadEnds.fullQueueUrl();
    }

    /** Another address with the same port, at which connecting never ends. */
    public InetAddress addressOfNobody() throws IOException {
        InetAddress other = InetAddress.getByName("127.0.0.2");
        deadEnds.fillQueue(other, server.getLocalPort());
        return other;
    }

    /** Another address with the same port, where connections are made and nobody says a word. */
    public InetAddress addressOfSomebodySilent() throws IOException {
        InetAddress other = InetAddress.getByName("127.0.0.3");
        deadEnds.listen(other, server.getLocalPort(), QUEUE);
        return other;
    }

    /** Another address with the same port, at which connections are refused. */
    public static InetAddress addressOfARefusal() throws IOException {
        return InetAddress.getByName("127.0.0.4");
    }

    /** How often somebody began a call, whether or not it was read. */
    public int attempts() {
        return attempts.get();
    }

    public int connections() {
        return connections.get();
    }

    /** How many requests were read whole: after so many the function may have run. */
    public int invocations() {
        return payloads.size();
    }

    public List<String> payloads() {
        return payloads;
    }

    /** How many connections reached the place that {@link Fault#redirect} names. */
    public int strays() throws IOException {
        return deadEnds.strays();
    }

    /** Lets all faults that hold or drip go on, now and later. */
    public void release() {
        released.countDown();
    }

    /** Waits until a fault holds, and lets that one go on; those after it hold again. */
    public void releaseNext() throws Exception {
        Await.until(() -> holding.get() > 0);
        CountDownLatch held = released;
        released = new CountDownLatch(1);
        held.countDown();
        Await.until(() -> holding.get() == 0);
    }

    void hold(long time, TimeUnit unit) throws InterruptedException {
        CountDownLatch held = released;
        holding.incrementAndGet();
        try {
            boolean unused = held.await(time, unit);
        } finally {
            holding.decrementAndGet();
        }
    }

    boolean isReleasedWithin(long time, TimeUnit unit) throws InterruptedException {
        return released.await(time, unit);
    }

    Fault nextFault() {
        List<Fault> current = script;
        return current.get(Math.min(attempts.getAndIncrement(), current.size() - 1));
    }

    void invoked(byte[] payload) {
        payloads.add(new String(payload, StandardCharsets.UTF_8));
    }

    String elsewhere() {
        return deadEnds.forbiddenUrl();
    }

    private void accept() {
        try {
            while (true) {
                Socket tcp = opened(server.accept());
                // Else a fault in several pieces waits 40 ms for an acknowledgement of the first.
                tcp.setTcpNoDelay(true);
                connections.incrementAndGet();
                start(new FaultConnection(this, tcp, spoken(tcp)), "fault-connection");
            }
        } catch (IOException e) {
            // Closed, which is how it ends.
        }
    }

    private Socket spoken(Socket tcp) throws IOException {
        if (tls == null) {
            return tcp;
        }
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(tcp, null, tcp.getPort(), false);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(isClientCertificateDemanded);
        if (wire != Wire.PLAIN) {
            socket.setEnabledProtocols(new String[] {wire.protocol});
        }
        return socket;
    }

    private void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        threads.add(thread);
        thread.start();
    }

    private <T extends Closeable> T opened(T resource) {
        open.add(resource);
        return resource;
    }
}

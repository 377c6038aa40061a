package org.lambdainvoke.it;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.NoProxy;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.Proxy;
import org.lambdainvoke.internal.wire.TrustStore;

/**
 * What {@code src/it/wire.sh} looks at from outside: calls that wait for their answer, and a connection that the
 * endpoint has closed while somebody set the clock back.
 */
public final class SilentEndpoint {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int CALLS = 10;

    private SilentEndpoint() {}

    /** {@code calls KEY_STORE} or {@code clock FILE_OF_THE_CLOCK}. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("calls")) {
            waitForAnswers(new File(arguments[1]));
        } else {
            setTheClockBack(Path.of(arguments[1]));
        }
    }

    /** Ends with the standard input. */
    private static void waitForAnswers(File keys) throws Exception {
        ServerSocketFactory tls = tls(keys).getServerSocketFactory();
        TrustStore trust = new TrustStore(keys, new String(PASSWORD));
        int plainPort = listen(ServerSocketFactory.getDefault());
        wait("pooled, plain", plainPort, InvokeClient.POOLED, "http://127.0.0.1:" + plainPort, null, null);
        for (InvokeClient client : InvokeClient.values()) {
            int port = listen(tls);
            wait(client.text() + ", TLS", port, client, "https://127.0.0.1:" + port, null, trust);
        }
        int tunnel = tunnelTo(listen(tls));
        Proxy proxy = new Proxy("127.0.0.1", tunnel, null, null);
        wait("pooled, TLS through a proxy", tunnel, InvokeClient.POOLED, "https://127.0.0.1:1", proxy, trust);
        System.out.println("waiting");
        while (System.in.read() >= 0) {
            // Until whoever began this has seen enough.
        }
        System.exit(0);
    }

    private static void wait(String name, int port, InvokeClient client, String url, Proxy proxy, TrustStore trust) {
        LambdaInvoker invoker = connect(client, url, proxy, trust);
        start(() -> invoker.invoke(invocation()));
        System.out.println("port " + port + " " + name);
    }

    private static LambdaInvoker connect(InvokeClient client, String url, Proxy proxy, TrustStore trust) {
        AwsCredentials credentials = AwsCredentials.of("AKIDTEST", "secret");
        return Clients.connect(
                new ConnectionSettings(
                        client, "eu-west-1", URI.create(url), new Proxies(proxy, NoProxy.NONE), trust, LONG, LONG),
                Identity.of(credentials),
                null);
    }

    private static Invocation invocation() {
        return new Invocation(
                FunctionReference.parse("greet").orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.NONE,
                Bytes.utf8("{}"),
                Deadline.after(LONG),
                null);
    }

    /** Reads what comes and says nothing. */
    private static int listen(ServerSocketFactory sockets) throws IOException {
        ServerSocket server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket call = server.accept();
                start(() -> call.getInputStream().transferTo(OutputStream.nullOutputStream()));
            }
        });
        return server.getLocalPort();
    }

    /** A proxy that leads everybody to {@code port}. */
    private static int tunnelTo(int port) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            Socket client = server.accept();
            readHead(client.getInputStream());
            Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            start(() -> client.getInputStream().transferTo(target.getOutputStream()));
            target.getInputStream().transferTo(client.getOutputStream());
        });
        return server.getLocalPort();
    }

    /** Counts the calls whose connection was closed by the endpoint before the clock was set back, and that fail. */
    private static void setTheClockBack(Path clock) throws Exception {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        LambdaInvoker invoker = connect(InvokeClient.POOLED, "http://127.0.0.1:" + server.getLocalPort(), null, null);
        int lost = 0;
        int hours = 0;
        for (int call = 0; call < CALLS; call++) {
            Thread answering = start(() -> answerAndClose(server));
            try {
                invoker.invoke(invocation());
            } catch (InvocationFailure failure) {
                System.out.println(failure.reason() + " " + failure.detail());
                lost++;
                server.close();
                break;
            }
            answering.join();
            hours += 2;
            Files.writeString(clock, "-" + hours + "h\n");
            // The time after which the close of the other side is to be noticed, on a machine that is busy.
            Thread.sleep(100);
        }
        System.out.println("clock " + System.currentTimeMillis() / 1000);
        System.out.println("lost " + lost);
        System.exit(0);
    }

    private static void answerAndClose(ServerSocket server) throws IOException {
        try (Socket call = server.accept()) {
            InputStream in = new BufferedInputStream(call.getInputStream());
            readHead(in);
            in.readNBytes(2);
            call.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
    }

    private static SSLContext tls(File file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private interface Task {
        void run() throws Exception;
    }

    private static Thread start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception e) {
                e.printStackTrace();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

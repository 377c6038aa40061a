package org.lambdainvoke.support.client;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The client of the tests. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)\r\n");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Http() {}

    public static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    public static HttpResponse<String> send(URI uri, String method, String contentType, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body)));
    }

    /** A POST without a Content-Length. */
    public static HttpResponse<String> sendChunked(URI uri, String contentType, String body)
            throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    public static CompletableFuture<HttpResponse<String>> getAsync(URI uri) {
        return sendAsync(HttpRequest.newBuilder(uri));
    }

    public static CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    public static HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    }

    /**
     * Sends bytes as they are, for what no client would send, and reads until the server closes.
     *
     * @param request the text, in Latin-1, with line ends as they shall be
     * @param endOfStream whether to close our half of the connection behind it
     */
    public static String raw(int port, String request, boolean endOfStream) throws IOException {
        return raw(port, request.getBytes(StandardCharsets.ISO_8859_1), endOfStream);
    }

    /** As {@link #raw(int, String, boolean)}, with bytes. */
    public static String raw(int port, byte[] request, boolean endOfStream) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request);
            if (endOfStream) {
                socket.shutdownOutput();
            }
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Sends bytes as they are and reads one answer, which says how long it is. */
    public static String rawAnswer(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request);
            InputStream answer = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int octet = answer.read();
                if (octet < 0) {
                    throw new EOFException("The answer ends in its head: " + head);
                }
                head.append((char) octet);
            }
            Matcher length = CONTENT_LENGTH.matcher(head);
            byte[] body = length.find() ? answer.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
            return head + new String(body, StandardCharsets.ISO_8859_1);
        }
    }
}

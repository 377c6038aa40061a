package org.lambdainvoke.local;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.http.HttpMethodName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** A call of InvokeWithResponseStream, signed by the SDK's signer, with the frames of its answer as they come. */
final class StreamingCall implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final Queue<Message> frames = new ArrayDeque<>();
    private final MessageDecoder decoder = new MessageDecoder(frames::add);
    private final byte[] buffer = new byte[64 << 10];

    private StreamingCall(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** Waits for the head of the answer; {@code fields} are names and values. */
    static StreamingCall of(LocalLambda lambda, String function, String event, String... fields) throws Exception {
        return signedWith(lambda.secretKey(), lambda, function, event, fields);
    }

    static StreamingCall signedWith(
            String secretKey, LocalLambda lambda, String function, String event, String... fields) throws Exception {
        byte[] body = event.getBytes(StandardCharsets.UTF_8);
        String path = "/2021-11-15/functions/" + function + "/response-streaming-invocations";
        DefaultRequest<Void> signed = new DefaultRequest<>("lambda");
        signed.setHttpMethod(HttpMethodName.POST);
        signed.setEndpoint(URI.create(lambda.endpointUrl()));
        signed.setResourcePath(path);
        signed.addParameter("Qualifier", "7");
        for (int i = 0; i < fields.length; i += 2) {
            signed.addHeader(fields[i], fields[i + 1]);
        }
        signed.setContent(new ByteArrayInputStream(body));
        AWS4Signer signer = new AWS4Signer();
        signer.setServiceName("lambda");
        signer.setRegionName("eu-west-1");
        signer.sign(signed, new BasicAWSCredentials(lambda.accessKey(), secretKey));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(lambda.endpointUrl() + path + "?Qualifier=7"))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArray(body));
        signed.getHeaders().forEach((name, value) -> {
            if (!name.equals("Host")) {
                request.header(name, value);
            }
        });
        return new StreamingCall(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    }

    int status() {
        return response.statusCode();
    }

    /** The value of a field of the answer's head; empty when there is none. */
    String field(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The answer as it comes, for those who decode nothing. */
    InputStream body() {
        return response.body();
    }

    /** Waits for the next frame; null when the answer has ended. */
    Message next() throws IOException {
        while (frames.isEmpty()) {
            int count = response.body().read(buffer);
            if (count < 0) {
                return null;
            }
            decoder.feed(buffer, 0, count);
        }
        return frames.remove();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}

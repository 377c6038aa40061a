package org.lambdainvoke.internal.aws2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.FewCalls;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * HTTP for the SDK's client of STS, over the way out that the settings name: which of the SDK's own HTTP clients an
 * application brings, if any, makes no difference then.
 */
final class StsHttpClient implements SdkHttpClient {
    private final FewCalls calls;

    /** Opens no connection yet. */
    StsHttpClient(URI endpoint, ConnectionSettings settings) {
        this.calls = new FewCalls(endpoint, settings);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest head = request.httpRequest();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                byte[] body = request.contentStreamProvider().isPresent()
                        ? content(request.contentStreamProvider().get())
                        : new byte[0];
                return response(calls.send(head.method().name(), head.getUri(), head.headers(), body));
            }

            @Override
            public void abort() {
                calls.close();
            }
        };
    }

    private static byte[] content(ContentStreamProvider provider) throws IOException {
        try (InputStream stream = provider.newStream()) {
            return stream.readAllBytes();
        }
    }

    private static HttpExecuteResponse response(FewCalls.Answer answer) {
        SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.fields().forEach(head::putHeader);
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                .build();
    }

    @Override
    public void close() {
        calls.close();
    }
}

package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** A slow upload costs a thread of the container, never a place among the invocations. */
public class StalledUploadTest extends OnEveryContainer {
    private static final int UPLOADS = 200;

    /** Each upload has one of them while it stalls. */
    private static final int THREADS_OF_THE_CONTAINER = UPLOADS + 50;

    private final CountDownLatch begun = new CountDownLatch(UPLOADS);
    private final List<Closeable> uploads = new ArrayList<>();

    @After
    public void closeUploads() throws IOException {
        for (Closeable upload : uploads) {
            upload.close();
        }
    }

    @Test
    public void othersAreServedWhileUploadsStall() throws Exception {
        serve(new WebApplication()
                .threads(THREADS_OF_THE_CONTAINER)
                .filter((request, response, chain) -> {
                    begun.countDown();
                    chain.doFilter(request, response);
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("echo", "max_concurrency", "1")));
        for (int i = 0; i < UPLOADS; i++) {
            Socket upload = new Socket(InetAddress.getLoopbackAddress(), server.port());
            uploads.add(upload);
            upload.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nx"
                            .getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Http.get(server.uri("/?a=1")).body()).isEqualTo("{\"a\":\"1\"}");
        assertThat(lambda.invocations()).hasSize(1);
    }
}

package org.lambdainvoke.support.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;

/** The endpoint itself: tests that expect failures are worth nothing when it fails in another way than they mean. */
public class FaultEndpointTest {
    private static final String REQUEST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private URI uri() {
        return URI.create(endpoint.url());
    }

    private Socket asked() throws Exception {
        Socket socket = new Socket(uri().getHost(), uri().getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    public void readsLengthsAndChunksOnOneConnection() throws Exception {
        Http.send(uri(), "POST", "application/json", "[1]");
        Http.sendChunked(uri(), "application/json", "[2]");
        assertThat(Http.send(uri(), "POST", "application/json", "").body()).isEqualTo("{}");
        assertThat(endpoint.payloads()).containsExactly("[1]", "[2]", "");
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    @Test
    public void lastFaultOfTheScriptRepeatsItself() throws Exception {
        endpoint.script(Fault.apiError(500, "ServiceException"), Fault.good("1"), Fault.good("2"));
        assertThat(Http.get(uri()).statusCode()).isEqualTo(500);
        assertThat(Http.get(uri()).body()).isEqualTo("1");
        assertThat(Http.get(uri()).body()).isEqualTo("2");
        assertThat(Http.get(uri()).body()).isEqualTo("2");
        assertThat(endpoint.attempts()).isEqualTo(4);
        assertThat(endpoint.invocations()).isEqualTo(4);
    }

    @Test
    public void heldAnswerGoesOnWhenReleased() throws Exception {
        endpoint.script(Fault.begun(200, 2, "{").hold().send("}").close());
        try (Socket socket = asked()) {
            InputStream in = socket.getInputStream();
            StringBuilder begun = new StringBuilder();
            while (!begun.toString().endsWith("\r\n\r\n{")) {
                begun.append((char) in.read());
            }
            socket.setSoTimeout(100);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(10_000);
            endpoint.release();
            assertThat(in.readAllBytes()).asString().isEqualTo("}");
        }
    }

    @Test
    public void resetIsAReset() throws Exception {
        endpoint.script(Fault.afterRequest().reset());
        try (Socket socket = asked()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(endpoint.invocations()).isEqualTo(1);
    }

    @Test
    public void requestThatIsNotReadIsNoInvocation() throws Exception {
        endpoint.script(Fault.beforeRequest().send("bye").close());
        try (Socket socket = new Socket(uri().getHost(), uri().getPort())) {
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("bye");
        }
        assertThat(endpoint.attempts()).isEqualTo(1);
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void whoeverFollowsARedirectIsCounted() throws Exception {
        endpoint.script(Fault.redirect(307));
        HttpResponse<String> response = Http.get(uri());
        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(endpoint.strays()).isZero();
        URI location = URI.create(response.headers().firstValue("Location").orElseThrow());
        new Socket(location.getHost(), location.getPort()).close();
        assertThat(endpoint.strays()).isEqualTo(1);
    }

    @Test
    public void fullQueueLetsNobodyConnect() throws Exception {
        URI full = URI.create(endpoint.fullQueueUrl());
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(full.getHost(), full.getPort()), 200))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    public void certificateIsRefusedForItsSignerAlone() {
        URI https = URI.create(endpoint.withSelfSignedCertificate().httpsUrl());
        assertThatThrownBy(() -> Http.get(https))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("unable to find valid certification path");
    }
}

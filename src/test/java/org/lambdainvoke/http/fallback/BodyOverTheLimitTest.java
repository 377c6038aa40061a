package org.lambdainvoke.http.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.support.container.WebApplication;

/** A body that is over the limit: the application gets what was read of it, and the rest. */
public class BodyOverTheLimitTest extends OnReplayedRequests {
    private static final String TEXT = "0123456789".repeat(50_000) + "!";
    private static final Set<Transfer> WITHOUT_LENGTH = EnumSet.of(Transfer.CHUNKED, Transfer.HTTP_2);

    private final CountDownLatch listening = new CountDownLatch(1);

    private final class Looking extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            String look = String.valueOf(request.getHeader("X-Look"));
            switch (look) {
                case "null" -> {}
                case "PARTS" ->
                    response.getWriter().write("parts: " + request.getParts().size());
                case "LISTENER" -> {
                    AsyncContext context = request.startAsync();
                    ServletInputStream stream = request.getInputStream();
                    stream.setReadListener(new Collecting(context, stream));
                    listening.countDown();
                }
                case "OTHER_THREAD", "ECHO" -> AsyncLook.valueOf(look).answer(request, response);
                default -> response.getWriter().write(Look.valueOf(look).at(request));
            }
        }
    }

    @Before
    public void serve() throws Exception {
        serve(new WebApplication().async().filter(REPLAYING).multipartServlet("/*", new Looking()));
    }

    private void assertWhole(String look) throws Exception {
        Sent request = new Sent("POST", "/", "text/plain", TEXT);
        List<String> differences = new ArrayList<>();
        for (Transfer transfer : WITHOUT_LENGTH) {
            Answer answer = seenBehind(request.by(transfer), "X-Look", look);
            if (answer.status() != 200 || !answer.body().contains(TEXT)) {
                differences.add(
                        transfer + ": " + answer.status() + " " + answer.body().length());
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    public void stream() throws Exception {
        assertWhole("STREAM");
    }

    @Test
    public void octets() throws Exception {
        assertWhole("OCTETS");
    }

    @Test
    public void reader() throws Exception {
        assertWhole("READER");
    }

    @Test
    public void listener() throws Exception {
        assertWhole("LISTENER");
    }

    @Test
    public void listenersOfBothStreams() throws Exception {
        assertWhole("ECHO");
    }

    @Test
    public void otherThread() throws Exception {
        assertWhole("OTHER_THREAD");
    }

    @Test
    public void listenerGetsARestThatComesLater() throws Exception {
        byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            String head = String.join(
                    "\r\n",
                    "POST / HTTP/1.1",
                    "Host: x",
                    "Connection: close",
                    "X-Replay: true",
                    "X-Look: LISTENER",
                    "Content-Type: text/plain",
                    "Transfer-Encoding: chunked",
                    "",
                    "");
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            int first = LIMIT + 10;
            writeChunk(out, text, 0, first);
            assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();
            writeChunk(out, text, first, text.length - first);
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThat(new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\n" + TEXT);
        }
    }

    private static void writeChunk(OutputStream out, byte[] text, int offset, int length) throws IOException {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(text, offset, length);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    public void bodyThatIsAnnouncedIsLeftToTheApplication() throws Exception {
        String value = "x".repeat(LIMIT);
        Sent request = new Sent("POST", "/", FORM, "a=" + value);
        assertThat(seenBehind(request, "X-Look", "FIRST_VALUES").body()).startsWith(value);
    }

    private static Sent multipart(String content) {
        return new Sent(
                "POST",
                "/",
                "multipart/form-data; boundary=limit",
                "--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + content + "\r\n--limit--\r\n");
    }

    @Test
    public void multipartThatIsAnnouncedIsLeftToTheApplication() throws Exception {
        assertThat(seenBehind(multipart("x".repeat(LIMIT)), "X-Look", "PARTS").body())
                .isEqualTo("parts: 1");
    }

    @Test
    public void multipartThatWasReadIsLost() throws Exception {
        for (Transfer transfer : Transfer.values()) {
            assertThat(seenBehind(multipart("x").by(transfer), "X-Look", "PARTS")
                            .status())
                    .isEqualTo(NOTHING_LEFT);
        }
    }

    @Test
    public void multipartThatWasReadInPartIsLost() throws Exception {
        Sent large = multipart("x".repeat(LIMIT)).by(Transfer.CHUNKED);
        assertThat(seenBehind(large, "X-Look", "PARTS").status()).isEqualTo(NOTHING_LEFT);
    }

    @Test
    public void formThatWasReadInPartIsLost() throws Exception {
        Sent large = new Sent("POST", "/", FORM, "a=" + "x".repeat(LIMIT)).by(Transfer.CHUNKED);
        assertThat(seenBehind(large, "X-Look", "PARAMETERS").status()).isEqualTo(NOTHING_LEFT);
    }
}

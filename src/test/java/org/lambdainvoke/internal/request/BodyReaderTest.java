package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.mockito.Mockito;

/** A container that is not among those that can be asked what was read; none of these is on the class path. */
public class BodyReaderTest {
    private static final boolean MULTIPART = true;

    /** Its body is at its end before the first read. */
    private static BodyReader atItsEnd(String method, String protocol, String contentType, String transferEncoding)
            throws Exception {
        ServletInputStream stream = Mockito.mock(ServletInputStream.class);
        Mockito.when(stream.isFinished()).thenReturn(true);
        Mockito.when(stream.read()).thenReturn(-1);
        Mockito.when(stream.read(Mockito.any(), Mockito.anyInt(), Mockito.anyInt()))
                .thenReturn(-1);
        HttpServletRequest request = Mockito.mock(HttpServletRequest.class);
        Mockito.when(request.getMethod()).thenReturn(method);
        Mockito.when(request.getProtocol()).thenReturn(protocol);
        Mockito.when(request.getContentLengthLong()).thenReturn(-1L);
        Mockito.when(request.getHeader("Content-Type")).thenReturn(contentType);
        Mockito.when(request.getHeader("Transfer-Encoding")).thenReturn(transferEncoding);
        Mockito.when(request.getInputStream()).thenReturn(stream);
        BodyReader reader = new BodyReader(request, 1000);
        assertThat(reader.read().isEmpty()).isTrue();
        return reader;
    }

    @Test
    public void chunkedBodyAtItsEndWasRead() throws Exception {
        assertThat(atItsEnd("POST", "HTTP/1.1", "application/json", "chunked").wasConsumed(!MULTIPART))
                .isTrue();
    }

    @Test
    public void typedBodyOfHttp2AtItsEndWasRead() throws Exception {
        assertThat(atItsEnd("POST", "HTTP/2.0", "application/json", null).wasConsumed(!MULTIPART))
                .isTrue();
    }

    @Test
    public void requestOfHttp2WithoutABodyHasNone() throws Exception {
        assertThat(atItsEnd("DELETE", "HTTP/2.0", null, null).wasConsumed(!MULTIPART))
                .isFalse();
        assertThat(atItsEnd("POST", "HTTP/2.0", null, null).wasConsumed(!MULTIPART))
                .isFalse();
        assertThat(atItsEnd("GET", "HTTP/2.0", "application/json", null).wasConsumed(!MULTIPART))
                .isFalse();
    }

    @Test
    public void emptyMultipartBodyWasRead() throws Exception {
        assertThat(atItsEnd("POST", "HTTP/2.0", "multipart/form-data; boundary=limit", null)
                        .wasConsumed(MULTIPART))
                .isTrue();
    }

    /** Announces a length, and sends what is given. */
    private static HttpServletRequest announcing(long length, ServletInputStream stream) throws Exception {
        HttpServletRequest request = Mockito.mock(HttpServletRequest.class);
        Mockito.when(request.getMethod()).thenReturn("POST");
        Mockito.when(request.getProtocol()).thenReturn("HTTP/1.1");
        Mockito.when(request.getContentLengthLong()).thenReturn(length);
        Mockito.when(request.getInputStream()).thenReturn(stream);
        return request;
    }

    private static ServletInputStream sending(String text) throws Exception {
        ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        ServletInputStream stream = Mockito.mock(ServletInputStream.class);
        Mockito.when(stream.read()).thenAnswer(call -> bytes.read());
        Mockito.when(stream.read(Mockito.any(), Mockito.anyInt(), Mockito.anyInt()))
                .thenAnswer(call -> bytes.read(call.getArgument(0), call.getArgument(1), call.getArgument(2)));
        return stream;
    }

    @Test
    public void bodyThatIsAnnouncedAsTooLargeIsNotRead() throws Exception {
        HttpServletRequest request = announcing(1001, sending(""));
        assertThatThrownBy(() -> new BodyReader(request, 1000).read())
                .isInstanceOfSatisfying(
                        InvocationFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.PAYLOAD_TOO_LARGE));
        Mockito.verify(request, Mockito.never()).getInputStream();
    }

    @Test
    public void bodyThatGrowsTooLargeIsRefused() throws Exception {
        HttpServletRequest request = announcing(-1, sending("x".repeat(1001)));
        assertThatThrownBy(() -> new BodyReader(request, 1000).read())
                .isInstanceOfSatisfying(
                        InvocationFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.PAYLOAD_TOO_LARGE));
    }

    @Test
    public void bodyOverTheLimitIsKeptWithTheByteThatIsTooMany() throws Exception {
        for (int limit : new int[] {0, 1, 1000, 65_535, 65_536, 131_072}) {
            String body = "x".repeat(limit + 10);
            BodyReader reader = new BodyReader(announcing(-1, sending(body)), limit);
            assertThatThrownBy(reader::read).isInstanceOf(InvocationFailure.class);
            assertThat(reader.progress()).isEqualTo(BodyReader.Progress.OVER_LIMIT);
            assertThat(reader.taken().size()).isEqualTo(limit + 1);
        }
    }

    @Test
    public void bodyOfEachLengthAboutTheFirstBufferIsWhole() throws Exception {
        for (int length : new int[] {1, 65_535, 65_536, 65_537, 131_073}) {
            String body = "x".repeat(length);
            assertThat(new BodyReader(announcing(-1, sending(body)), 200_000)
                            .read()
                            .decode(StandardCharsets.US_ASCII))
                    .isEqualTo(body);
        }
    }

    @Test
    public void bodyThatIsShorterThanAnnouncedIsRefused() throws Exception {
        HttpServletRequest request = announcing(10, sending("half"));
        assertThatThrownBy(() -> new BodyReader(request, 1000).read())
                .isInstanceOfSatisfying(
                        InvocationFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST));
    }

    /** With it Tomcat would show the stack trace. */
    @Test
    public void errorOfTheContainerIsTakenFromTheRequest() throws Exception {
        ServletInputStream stream = Mockito.mock(ServletInputStream.class);
        Mockito.when(stream.read()).thenThrow(new IOException("broken chunk"));
        HttpServletRequest request = announcing(-1, stream);
        assertThatThrownBy(() -> new BodyReader(request, 1000).read()).isInstanceOf(InvocationFailure.class);
        Mockito.verify(request).removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
    }

    @Test
    public void bodyThatSomebodyReadsAsTextIsNotThere() throws Exception {
        HttpServletRequest request = announcing(10, null);
        Mockito.when(request.getInputStream()).thenThrow(new IllegalStateException("getReader() was called"));
        BodyReader reader = new BodyReader(request, 1000);
        assertThat(reader.read().isEmpty()).isTrue();
        assertThat(reader.wasConsumed(!MULTIPART)).isTrue();
    }
}

package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.Test;
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
}

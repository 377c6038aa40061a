package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.mockito.Mockito;

/** What a reader hands on of a request, whatever became of its body. */
public class RequestReaderTest {
    private static final RequestRules RULES =
            new RequestRules(new RequestLimits(1000, 100, 10), FieldNames.NONE, List.of(), null);
    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data; boundary=limit";

    private final HttpServletRequest request = Mockito.mock(HttpServletRequest.class);
    private final HttpServletResponse response = Mockito.mock(HttpServletResponse.class);
    private final RequestReader reader = new RequestReader(request, RULES, RouteMatch.NONE, new RequestId("request-1"));

    private void send(String type, long announced, InputStream body) throws Exception {
        Mockito.when(request.getMethod()).thenReturn("POST");
        Mockito.when(request.getProtocol()).thenReturn("HTTP/1.1");
        Mockito.when(request.getRequestURI()).thenReturn("/");
        Mockito.when(request.getContextPath()).thenReturn("");
        Mockito.when(request.getServletPath()).thenReturn("/");
        Mockito.when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
        Mockito.when(request.getContentLengthLong()).thenReturn(announced);
        Mockito.when(request.getHeaderNames()).thenReturn(Collections.emptyEnumeration());
        Mockito.when(request.getHeaders("Content-Type")).thenAnswer(call -> Collections.enumeration(List.of(type)));
        ServletInputStream stream = Mockito.mock(ServletInputStream.class);
        Mockito.when(stream.read()).thenAnswer(call -> body.read());
        Mockito.when(stream.read(Mockito.any(), Mockito.anyInt(), Mockito.anyInt()))
                .thenAnswer(call -> body.read(call.getArgument(0), call.getArgument(1), call.getArgument(2)));
        Mockito.when(request.getInputStream()).thenReturn(stream);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused() {
        assertThatThrownBy(reader::read).isInstanceOf(InvocationFailure.class);
    }

    @Test
    public void requestThatWasNotReadIsHandedOn() throws Exception {
        send(MULTIPART, 10, text("0123456789"));
        assertThat(reader.replayed(response)).isSameAs(request);
    }

    @Test
    public void requestThatIsAnnouncedAsTooLargeIsHandedOn() throws Exception {
        send(MULTIPART, 1001, text(""));
        assertRefused();
        assertThat(reader.replayed(response)).isSameAs(request);
        Mockito.verify(request, Mockito.never()).getInputStream();
    }

    @Test
    public void requestWhoseReaderWasOpenedIsHandedOn() throws Exception {
        send(JSON, 0, text(""));
        Mockito.when(request.getInputStream()).thenThrow(new IllegalStateException("getReader() was called"));
        reader.read();
        assertThat(reader.replayed(response)).isSameAs(request);
    }

    @Test
    public void bodyThatWasReadIsThereAgain() throws Exception {
        send(JSON, 2, text("{}"));
        reader.read();
        HttpServletRequest again = reader.replayed(response);
        assertThat(again)
                .isInstanceOfSatisfying(
                        HttpServletRequestWrapper.class,
                        wrapper -> assertThat(wrapper.getRequest()).isSameAs(request));
        assertThat(again.getInputStream().readAllBytes()).asString().isEqualTo("{}");
    }

    @Test
    public void bodyOverTheLimitIsThereAgainWithItsRest() throws Exception {
        send(JSON, -1, text("x".repeat(3000)));
        assertRefused();
        assertThat(reader.replayed(response).getInputStream().readAllBytes())
                .asString()
                .isEqualTo("x".repeat(3000));
    }

    @Test
    public void formOverTheLimitIsNotHandedOn() throws Exception {
        send(MediaType.FORM, -1, text("x".repeat(3000)));
        assertRefused();
        assertThat(reader.replayed(response)).isNull();
    }

    @Test
    public void multipartThatWasReadIsNotHandedOn() throws Exception {
        send(MULTIPART, -1, text("--limit--\r\n"));
        reader.read();
        assertThat(reader.replayed(response)).isNull();
    }

    @Test
    public void bodyThatBrokeOffIsNotHandedOn() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        send(JSON, 10, broken);
        assertRefused();
        assertThat(reader.replayed(response)).isNull();
    }

    @Test
    public void bodyThatSomebodyElseHasAPartOfIsNotHandedOn() throws Exception {
        send(JSON, 10, text("half"));
        assertRefused();
        assertThat(reader.replayed(response)).isNull();
    }

    @Test
    public void formIsParsedOnce() throws Exception {
        send(MediaType.FORM, 3, text("a=1"));
        Mockito.when(request.getQueryString()).thenReturn("a=0");
        Mockito.when(request.getParameterMap()).thenReturn(Map.of("a", new String[] {"0"}));
        Mockito.when(request.getParameterValues("a")).thenReturn(new String[] {"0"});
        reader.read();
        assertThat(reader.replayed(response).getParameterValues("a")).containsExactly("0", "1");
    }

    /** By a wrapper in front, that keeps the body for whoever comes next. */
    @Test
    public void formThatIsParsedAlreadyIsNotParsedAgain() throws Exception {
        assertNotParsedAgain("a=0");
    }

    @Test
    public void formThatIsParsedAlreadyIsNotParsedAgainAfterAQueryWithEmptyPairs() throws Exception {
        assertNotParsedAgain("&a=0&&");
    }

    private void assertNotParsedAgain(String query) throws Exception {
        send(MediaType.FORM, 3, text("a=1"));
        Mockito.when(request.getQueryString()).thenReturn(query);
        Mockito.when(request.getParameterMap()).thenReturn(Map.of("a", new String[] {"0", "1"}));
        Mockito.when(request.getParameterValues("a")).thenReturn(new String[] {"0", "1"});
        RequestReader wrapped = new RequestReader(
                new HttpServletRequestWrapper(request), RULES, RouteMatch.NONE, new RequestId("request-1"));
        wrapped.read();
        assertThat(wrapped.replayed(response).getParameterValues("a")).containsExactly("0", "1");
    }

    /** The application may name the charset of the query first. */
    @Test
    public void containerIsNotAskedForParameters() throws Exception {
        send(MediaType.FORM, 3, text("a=1"));
        reader.read();
        assertThat(reader.replayed(response)).isNotSameAs(request);
        Mockito.verify(request, Mockito.never()).getParameterMap();
    }

    /** Servlet 6.1 has a method for that, which goes past the one with a name. */
    @Test
    public void charsetThatTheApplicationSetsCounts() throws Exception {
        send(MediaType.FORM, 8, text("a=%C3%BC"));
        reader.read();
        ReplayedRequest again = (ReplayedRequest) reader.replayed(response);
        again.setCharacterEncoding(StandardCharsets.UTF_8);
        assertThat(again.getParameter("a")).isEqualTo("ü");
    }
}

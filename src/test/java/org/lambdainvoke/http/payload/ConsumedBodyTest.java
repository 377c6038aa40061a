package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/**
 * A body that a filter in front has read, in part or as a whole: the function gets all of it or is not invoked, however
 * the body was sent and whatever the payload.
 */
public class ConsumedBodyTest extends OnEveryContainer {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=limit";
    private static final String FORM_BODY = "name=Ada&city=Z%C3%BCrich&name=Grace";
    private static final String MULTIPART_BODY =
            part("name", "Ada") + part("city", "Zürich") + part("name", "Grace") + "--limit--\r\n";
    private static final String PARAMETERS = "{\"name\":[\"Ada\",\"Grace\"],\"city\":\"Zürich\"}";

    /** How the body is sent. */
    private enum Transfer {
        LENGTH,
        CHUNKED,
        HTTP_2
    }

    /** What the filter in front does with it. */
    private enum Read {
        NOTHING,
        ONE_BYTE,
        HALF,
        UP_TO_THE_LAST_BYTE,
        WHOLE,
        STREAM_OPENED,
        READER_OPENED,
        LINE,
        PARAMETER,
        PARTS;

        void from(ServletRequest request, int length) throws Exception {
            switch (this) {
                case NOTHING -> {}
                case ONE_BYTE -> read(request.getInputStream(), 1);
                case HALF -> read(request.getInputStream(), length / 2);
                case UP_TO_THE_LAST_BYTE -> read(request.getInputStream(), length);
                case WHOLE -> request.getInputStream().readAllBytes();
                case STREAM_OPENED -> request.getInputStream();
                case READER_OPENED -> request.getReader();
                case LINE -> request.getReader().readLine();
                case PARAMETER -> request.getParameter("name");
                case PARTS -> ((HttpServletRequest) request).getParts();
            }
        }

        private static void read(ServletInputStream stream, int bytes) throws IOException {
            assertThat(stream.readNBytes(bytes)).hasSize(bytes);
        }

        /** Whether the body is still there for the function, so that it must be invoked. */
        boolean leavesTheBody() {
            return this == NOTHING;
        }

        /** Whether the container must have the values of a form, so that the function must be invoked with them. */
        boolean leavesTheValues(boolean isMultipart) {
            return this == PARAMETER || (this == PARTS && isMultipart);
        }
    }

    /** Has read the body before, and gives what it has made of it to everybody who asks. */
    private static final class ReplayedRequest extends HttpServletRequestWrapper {
        private final byte[] body;

        ReplayedRequest(HttpServletRequest request, UnaryOperator<byte[]> unpacking) throws IOException {
            super(request);
            body = unpacking.apply(request.getInputStream().readAllBytes());
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    private static String part(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    private void serveAllFormats(Filter outer) throws Exception {
        WebApplication application =
                new WebApplication().http2().requestCharacterEncoding("UTF-8").filter(outer);
        Set<DispatcherType> dispatches = EnumSet.of(DispatcherType.REQUEST);
        for (PayloadFormat format : PayloadFormat.values()) {
            String pattern = "/" + format.text();
            application.filter(
                    new LambdaInvokeFilter(),
                    pattern,
                    lambda.initParams("echo", "payload", format.text(), "response", "payload"),
                    dispatches);
            application.multipartServlet(pattern, new HttpServlet() {
                private static final long serialVersionUID = 1L;
            });
        }
        serve(application);
        // The first request of a connection is sent in HTTP/1.1 and asks for the other version.
        HttpResponse<Void> first =
                client.send(HttpRequest.newBuilder(server.uri("/body")).build(), BodyHandlers.discarding());
        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    private static Filter reading(int length) {
        return (request, response, chain) -> {
            String read = ((HttpServletRequest) request).getHeader("X-Read");
            if (read != null) {
                try {
                    Read.valueOf(read).from(request, length);
                } catch (Exception e) {
                    // Not every container reads parts in every state; what matters is what the function gets then.
                    request.setAttribute("refused", e);
                }
            }
            chain.doFilter(request, response);
        };
    }

    private record Answer(int status, String body) {}

    private Answer send(PayloadFormat format, Transfer transfer, Read read, String type, String body) throws Exception {
        return send(format, transfer, type, "X-Read: " + read.name(), body);
    }

    /** On a connection of its own for HTTP/1.1, since servers end those whose body was not read to its end. */
    private Answer send(PayloadFormat format, Transfer transfer, String type, String field, String body)
            throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (transfer == Transfer.HTTP_2) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(server.uri("/" + format.text()))
                            .header("Content-Type", type)
                            .header(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(' ') + 1))
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            return new Answer(response.statusCode(), response.body());
        }
        String utf8 = new String(bytes, StandardCharsets.ISO_8859_1);
        String end = bytes.length == 0 ? "" : Integer.toHexString(bytes.length) + "\r\n" + utf8 + "\r\n";
        String request = "POST /" + format.text() + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n" + field
                + "\r\n"
                + (transfer == Transfer.LENGTH
                        ? "Content-Length: " + bytes.length + "\r\n\r\n" + utf8
                        : "Transfer-Encoding: chunked\r\n\r\n" + end + "0\r\n\r\n");
        String answer = Http.rawAnswer(server.port(), request.getBytes(StandardCharsets.ISO_8859_1));
        String utf16 = new String(answer.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(answer.substring(9, 12)), utf16.substring(utf16.indexOf("\r\n\r\n") + 4));
    }

    private void assertAllOrNothing(String type, String body, boolean isMultipart) throws Exception {
        serveAllFormats(reading(body.getBytes(StandardCharsets.UTF_8).length));
        List<String> faults = new ArrayList<>();
        for (PayloadFormat format : PayloadFormat.values()) {
            for (Transfer transfer : Transfer.values()) {
                for (Read read : Read.values()) {
                    Answer response = send(format, transfer, read, type, body);
                    String fault = fault(format, read, response, body, isMultipart);
                    if (fault != null) {
                        faults.add(String.join(" ", format.text(), transfer.name(), read.name(), fault));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String fault(PayloadFormat format, Read read, Answer response, String body, boolean isMultipart) {
        if (response.status() == 200) {
            return isWhole(format, response.body(), body, isMultipart) ? null : "invoked with less";
        }
        boolean mustInvoke =
                read.leavesTheBody() || (read.leavesTheValues(isMultipart) && canBeMadeOfValues(format, isMultipart));
        return response.status() == 400 && response.body().contains("bad_request") && !mustInvoke
                ? null
                : response.status() + " " + response.body();
    }

    /** A form can be written anew for an event, a multipart body can't; {@code body} wants the very bytes. */
    private static boolean canBeMadeOfValues(PayloadFormat format, boolean isMultipart) {
        return format == PayloadFormat.PARAMETERS || (format != PayloadFormat.BODY && !isMultipart);
    }

    private static boolean isWhole(PayloadFormat format, String payload, String body, boolean isMultipart) {
        JsonElement json = JsonParser.parseString(payload);
        if (format == PayloadFormat.PARAMETERS) {
            return json.equals(JsonParser.parseString(PARAMETERS));
        }
        if (format == PayloadFormat.BODY) {
            return json.isJsonPrimitive() && json.getAsString().equals(body);
        }
        JsonObject event = json.getAsJsonObject();
        if (event.get("body") == null || event.get("body").isJsonNull()) {
            return false;
        }
        String sent = event.get("body").getAsString();
        if (event.get("isBase64Encoded").getAsBoolean()) {
            sent = new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
        }
        return isMultipart ? sent.equals(body) : pairs(sent).equals(pairs(body));
    }

    /** Undertow keeps parameters in a map that has no order. */
    private static List<String> pairs(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    @Test
    public void formIsWholeOrRefused() throws Exception {
        assertAllOrNothing(FORM, FORM_BODY, false);
    }

    @Test
    public void multipartIsWholeOrRefused() throws Exception {
        assertAllOrNothing(MULTIPART, MULTIPART_BODY, true);
    }

    @Test
    public void emptyBodyAddsNothing() throws Exception {
        serveAllFormats(reading(0));
        assertThat(refusalsOfAnEmptyForm(Read.NOTHING)).isEmpty();
    }

    /** Undertow says that its parser was there, and nothing of what it found. */
    @Test
    public void emptyBodyAddsNothingAlsoBehindAFilterThatAskedForParameters() throws Exception {
        serveAllFormats(reading(0));
        assertThat(refusalsOfAnEmptyForm(Read.PARAMETER))
                .containsOnly(
                        container == Container.UNDERTOW
                                ? new Transfer[] {Transfer.CHUNKED, Transfer.HTTP_2}
                                : new Transfer[0]);
    }

    private Set<Transfer> refusalsOfAnEmptyForm(Read read) throws Exception {
        Set<Transfer> refusals = EnumSet.noneOf(Transfer.class);
        for (PayloadFormat format : PayloadFormat.values()) {
            for (Transfer transfer : Transfer.values()) {
                if (send(format, transfer, read, FORM, "").status() != 200) {
                    refusals.add(transfer);
                }
            }
        }
        return refusals;
    }

    @Test
    public void bodyThatAFilterInFrontHandsOutAgainIsTaken() throws Exception {
        Filter replaying = (request, response, chain) ->
                chain.doFilter(new ReplayedRequest((HttpServletRequest) request, UnaryOperator.identity()), response);
        serveAllFormats(replaying);
        for (Transfer transfer : Transfer.values()) {
            Answer response = send(PayloadFormat.PARAMETERS, transfer, Read.NOTHING, MULTIPART, MULTIPART_BODY);
            assertThat(response.body()).as(transfer.name()).isEqualTo(PARAMETERS);
        }
    }

    /** Undertow says that somebody was there, and not that there was nothing. */
    @Test
    public void emptyBodyThatAFilterInFrontHandsOutAgainIsEmpty() throws Exception {
        serveAllFormats((request, response, chain) ->
                chain.doFilter(new ReplayedRequest((HttpServletRequest) request, UnaryOperator.identity()), response));
        assertThat(refusalsOfAnEmptyForm(Read.NOTHING))
                .containsOnly(
                        container == Container.UNDERTOW
                                ? new Transfer[] {Transfer.CHUNKED, Transfer.HTTP_2}
                                : new Transfer[0]);
    }

    private abstract static class PassedStream extends ServletInputStream {
        private final ServletInputStream stream;

        PassedStream(ServletInputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            return stream.read();
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    /** As filters have that log or count: what is read through it is gone. */
    private static final class CountedRequest extends HttpServletRequestWrapper {
        private ServletInputStream counted;

        CountedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counted == null) {
                counted = new PassedStream(super.getInputStream()) {};
            }
            return counted;
        }
    }

    private void serveBehindACountingFilter(Read read) throws Exception {
        serveAllFormats((request, response, chain) -> {
            CountedRequest counted = new CountedRequest((HttpServletRequest) request);
            if (request.getContentType() != null) {
                try {
                    read.from(counted, 1);
                } catch (Exception e) {
                    throw new IOException(e);
                }
            }
            chain.doFilter(counted, response);
        });
    }

    @Test
    public void bodyThatPassesAFilterInFrontIsTaken() throws Exception {
        serveBehindACountingFilter(Read.NOTHING);
        for (Transfer transfer : Transfer.values()) {
            Answer answer = send(PayloadFormat.PARAMETERS, transfer, Read.NOTHING, MULTIPART, MULTIPART_BODY);
            assertThat(answer.body()).as(transfer.name()).isEqualTo(PARAMETERS);
        }
    }

    @Test
    public void bodyThatWasReadThroughAFilterInFrontIsRefused() throws Exception {
        serveBehindACountingFilter(Read.WHOLE);
        for (Transfer transfer : Transfer.values()) {
            for (PayloadFormat format : PayloadFormat.values()) {
                Answer answer = send(format, transfer, Read.NOTHING, "application/json", "{\"a\":1}");
                assertThat(answer.status()).as(transfer + " " + format).isEqualTo(400);
            }
        }
    }

    /** Undertow does not say how much was read. */
    @Test
    public void restOfABodyThatWasReadThroughAFilterInFrontIsRefused() throws Exception {
        serveBehindACountingFilter(Read.ONE_BYTE);
        for (Transfer transfer : Transfer.values()) {
            boolean isHidden = container == Container.UNDERTOW && transfer != Transfer.LENGTH;
            Answer answer = send(PayloadFormat.REQUEST, transfer, Read.NOTHING, "text/plain", "abc");
            assertThat(answer.status()).as(transfer.name()).isEqualTo(isHidden ? 200 : 400);
        }
    }

    /** As with gzip, whose head is read when the stream is made. */
    @Test
    public void bodyThatAFilterInFrontHasBegunToUnpackIsTaken() throws Exception {
        serveAllFormats((request, response, chain) -> {
            ServletInputStream packed = request.getInputStream();
            if (request.getContentType() != null) {
                assertThat(packed.read()).isEqualTo('#');
            }
            chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public ServletInputStream getInputStream() {
                            return new PassedStream(packed) {};
                        }
                    },
                    response);
        });
        for (Transfer transfer : Transfer.values()) {
            Answer answer = send(PayloadFormat.PARAMETERS, transfer, FORM, "Content-Encoding: made-up", "#name=Ada");
            assertThat(answer.body()).as(transfer.name()).isEqualTo("{\"name\":\"Ada\"}");
        }
    }

    @Test
    public void bodyThatAFilterInFrontUnpacksIsTaken() throws Exception {
        Filter unpacking = (request, response, chain) -> chain.doFilter(
                new ReplayedRequest((HttpServletRequest) request, bytes -> "name=Ada".getBytes(StandardCharsets.UTF_8)),
                response);
        serveAllFormats(unpacking);
        for (Transfer transfer : Transfer.values()) {
            Answer answer = send(
                    PayloadFormat.PARAMETERS,
                    transfer,
                    FORM,
                    "Content-Encoding: made-up",
                    "packed in more bytes than that");
            assertThat(answer.body()).as(transfer.name()).isEqualTo("{\"name\":\"Ada\"}");
        }
    }

    @Test
    public void restOfABodyWithAContentEncodingIsRefused() throws Exception {
        serveAllFormats((request, response, chain) -> {
            if (request.getContentType() != null) {
                assertThat(request.getInputStream().read()).isEqualTo('a');
            }
            chain.doFilter(request, response);
        });
        for (Transfer transfer : Transfer.values()) {
            Answer answer = send(PayloadFormat.REQUEST, transfer, "text/plain", "Content-Encoding: made-up", "abc");
            assertThat(answer.status()).as(transfer.name()).isEqualTo(400);
        }
    }
}

package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/**
 * Sends bodies to functions of every payload, in every way in which one may be sent, past a filter in front that may
 * read some of them.
 */
public abstract class OnConsumedBodies extends OnEveryContainer {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data; boundary=limit";
    static final String FORM_BODY = "name=Ada&city=Z%C3%BCrich&name=Grace";
    static final String MULTIPART_BODY =
            part("name", "Ada") + part("city", "Zürich") + part("name", "Grace") + "--limit--\r\n";
    static final String PARAMETERS = "{\"name\":[\"Ada\",\"Grace\"],\"city\":\"Zürich\"}";

    /** How the body is sent. */
    enum Transfer {
        LENGTH,
        CHUNKED,
        HTTP_2
    }

    /** What the filter in front does with it. */
    enum Read {
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

    static String part(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    void serveAllFormats(Filter outer) throws Exception {
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
                static final long serialVersionUID = 1L;
            });
        }
        serve(application);
        // The first request of a connection is sent in HTTP/1.1 and asks for the other version.
        HttpResponse<Void> first =
                client.send(HttpRequest.newBuilder(server.uri("/body")).build(), BodyHandlers.discarding());
        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    static Filter reading(int length) {
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

    record Answer(int status, String body) {}

    Answer send(PayloadFormat format, Transfer transfer, Read read, String type, String body) throws Exception {
        return send(format, transfer, type, "X-Read: " + read.name(), body);
    }

    /** On a connection of its own for HTTP/1.1, since servers end those whose body was not read to its end. */
    Answer send(PayloadFormat format, Transfer transfer, String type, String field, String body) throws Exception {
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

    Set<Transfer> refusalsOfAnEmptyForm(Read read) throws Exception {
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
}

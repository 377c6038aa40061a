package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.Test;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.container.Container;

/** A body that a filter in front hands out by a wrapper of its own: again, counted, or unpacked. */
public class WrappedBodyTest extends OnConsumedBodies {
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
                            return new PassedInput(packed);
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

package org.lambdainvoke.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A request's id: from the client, in the MDC, back to the client. */
public class RequestIdHeaderTest extends OnEveryContainer {
    private final Logger logger = (Logger) LoggerFactory.getLogger("org.lambdainvoke");
    private final List<String> idsInTheContext = new CopyOnWriteArrayList<>();

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // The line of the start belongs to no request; Undertow begins a filter with the first one.
            if (!event.getLoggerName().equals("org.lambdainvoke.start")) {
                idsInTheContext.add(event.getMDCPropertyMap().get("requestId"));
            }
        }
    };

    @Before
    public void look() {
        appender.start();
        logger.addAppender(appender);
    }

    @After
    public void stopLooking() {
        logger.detachAppender(appender);
    }

    private HttpResponse<String> ask(String field, String id) throws Exception {
        return Http.send(HttpRequest.newBuilder(server.uri("/")).header(field, id));
    }

    @Test
    public void idComesAndGoesInTheConfiguredField() throws Exception {
        serve("echo", "request_id_header", "X-Correlation-Id");
        HttpResponse<String> answer = ask("X-Correlation-Id", "order-17");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).hasValue("order-17");
        assertThat(answer.headers().firstValue("X-Request-Id")).isEmpty();
    }

    @Test
    public void idStandsInTheContextOfEveryLine() throws Exception {
        serve("missing");
        ask("X-Request-Id", "order-18");
        assertThat(idsInTheContext).isNotEmpty().containsOnly("order-18");
    }

    @Test
    public void contextIsLeftAsItWas() throws Exception {
        CompletableFuture<String> behind = new CompletableFuture<>();
        serve(new WebApplication()
                .filter((request, response, chain) -> {
                    MDC.put("requestId", "outer");
                    chain.doFilter(request, response);
                    behind.complete(MDC.get("requestId"));
                    MDC.remove("requestId");
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("missing")));
        ask("X-Request-Id", "order-19");
        assertThat(behind.get(30, TimeUnit.SECONDS)).isEqualTo("outer");
    }
}

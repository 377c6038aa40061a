package org.lambdainvoke.internal.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.support.container.IdleGauges;
import org.mockito.Mockito;

/** An exchange without a container, whose function has a place. */
final class Loose {
    static final String REQUEST_ID_FIELD = "X-Request-Id";

    final HttpServletRequest request = Mockito.mock(HttpServletRequest.class);
    final AdmissionLimit limit = new AdmissionLimit(1);
    final Cancellation call = new Cancellation();
    final Turn turn = new Turn(() -> {});
    final Exchange exchange;

    Loose(HttpServletResponse response) throws InvocationFailure {
        this("GET", "HTTP/1.1", response);
    }

    Loose(String method, String protocol, HttpServletResponse response) throws InvocationFailure {
        Mockito.when(request.getMethod()).thenReturn(method);
        Mockito.when(request.getProtocol()).thenReturn(protocol);
        RequestId id = new RequestId("request-1");
        exchange = new Exchange(
                request,
                response,
                id,
                Routes.decision(Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD), limit),
                Routes.journal(id));
        turn.admit(limit.enter(Deadline.after(Duration.ofMinutes(1))), call);
        turn.leave();
    }

    /** What the listeners would be told now. */
    InvocationEvent event() {
        return exchange.journal().toEvent(new IdleGauges("test", ""));
    }
}

package org.lambdainvoke.internal.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.responder.ExchangeJournal;
import org.lambdainvoke.internal.route.ActiveRoute;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.Router;

/** One request, its response, and what the filter has noted of both. */
record Exchange(
        HttpServletRequest request,
        HttpServletResponse response,
        RequestId id,
        Router.Decision.Invoke decision,
        ExchangeJournal journal) {

    ActiveRoute active() {
        return decision.route();
    }

    Route route() {
        return decision.route().route();
    }

    boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    /** Whether the request says that it has a body. */
    boolean hasBody() {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}

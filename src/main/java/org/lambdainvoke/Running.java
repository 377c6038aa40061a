package org.lambdainvoke;

import jakarta.servlet.FilterConfig;
import java.time.Duration;
import org.lambdainvoke.http.RequestId;
import org.lambdainvoke.invoke.AdmissionLimit;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.LambdaInvoker;
import org.lambdainvoke.invoke.RetryingInvoker;
import org.lambdainvoke.observe.InvocationLog;
import org.lambdainvoke.response.Answer;
import org.lambdainvoke.response.ErrorAnswer;

/** All that a filter has between {@code init} and {@code destroy}. */
final class Running {
    private final FilterSettings settings;
    private final SharedClients clients;
    private final SharedClient client;
    private final LambdaInvoker invoker;
    private final AdmissionLimit limit;
    private final InvocationLog log;

    /**
     * Leases a client.
     *
     * @throws IllegalStateException when there can't be one; nothing has been leased then
     */
    Running(FilterSettings settings, FilterConfig config) {
        this.settings = settings;
        this.limit = new AdmissionLimit(settings.invocation().maxConcurrency());
        this.log = new InvocationLog(String.valueOf(config.getFilterName()));
        this.clients = SharedClients.of(config.getServletContext());
        this.client = clients.lease(
                settings.connection(), settings.invocation().maxConcurrency(), config.getServletContext());
        this.invoker =
                new RetryingInvoker(client.invoker(), settings.invocation().retries());
    }

    FilterSettings settings() {
        return settings;
    }

    LambdaInvoker invoker() {
        return invoker;
    }

    AdmissionLimit limit() {
        return limit;
    }

    Workers workers() {
        return client.workers();
    }

    InvocationLog log() {
        return log;
    }

    /** Refuses what comes from now on, lets what runs finish, and gives the client back. */
    void stop() {
        loadRefusal();
        Duration patience = client.patience();
        if (!limit.drain(patience)) {
            log.unfinished(patience);
        }
        clients.giveBack(client, settings.invocation().maxConcurrency());
    }

    /** Containers let a late request in when the class loader is closed already: nothing may be missing to refuse it. */
    private static void loadRefusal() {
        Answer unused = ErrorAnswer.of(
                new InvocationFailure(FailureReason.STOPPING, ""), FailureReason.STOPPING.status(), RequestId.of(null));
    }
}

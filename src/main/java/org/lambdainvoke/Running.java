package org.lambdainvoke;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.exchange.Exchanges;
import org.lambdainvoke.exchange.Observers;
import org.lambdainvoke.invoke.AdmissionLimit;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.ConnectionCounts;
import org.lambdainvoke.invoke.Deadline;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationRules;
import org.lambdainvoke.invoke.InvocationType;
import org.lambdainvoke.invoke.LambdaInvoker;
import org.lambdainvoke.invoke.LogType;
import org.lambdainvoke.invoke.ObservedInvoker;
import org.lambdainvoke.invoke.RetryingInvoker;
import org.lambdainvoke.invoke.StartupCheck;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.InvocationLog;
import org.lambdainvoke.responder.Decision;
import org.lambdainvoke.responder.Defects;
import org.lambdainvoke.responder.FunctionResponder;
import org.lambdainvoke.responder.RequestLine;
import org.lambdainvoke.responder.Route;
import org.lambdainvoke.responder.Router;

/** All that a filter has between {@code init} and {@code destroy}. */
final class Running implements FilterGauges {
    private final FilterSettings settings;
    private final String filterName;
    private final String contextPath;
    private final String function;
    private final SharedClients clients;
    private final SharedClient client;
    private final AdmissionLimit limit;
    private final InvocationLog log;
    private final Observers observers;
    private final LambdaInvoker ring;
    private final Router router;
    private final Exchanges exchanges;
    private final AtomicBoolean isStopping = new AtomicBoolean();

    /**
     * Leases a client.
     *
     * @throws IllegalStateException when there can't be one; nothing has been leased then
     */
    Running(FilterSettings settings, FilterConfig config) {
        ServletContext application = config.getServletContext();
        this.settings = settings;
        this.filterName = String.valueOf(config.getFilterName());
        this.contextPath = String.valueOf(application.getContextPath());
        this.function = settings.invocation().function().toString();
        this.limit = new AdmissionLimit(settings.invocation().maxConcurrency());
        this.log = new InvocationLog(filterName);
        this.observers = new Observers(this, listeners(settings, application));
        this.clients = SharedClients.of(application);
        this.client = clients.lease(settings.connection(), settings.invocation().maxConcurrency(), application);
        this.ring = new RetryingInvoker(
                new ObservedInvoker(client.invoker()), settings.invocation().retries());
        this.router = Router.to(settings.route());
        this.exchanges = new Exchanges(
                settings.requestIdField(),
                limit,
                settings.async(),
                new Defects().around(new FunctionResponder(ring)),
                client.workers(),
                observers,
                log);
        if (settings.startupCheck() == StartupCheck.DRY_RUN) {
            tryOut();
        }
        observers.start();
    }

    private void tryOut() {
        InvocationRules rules = settings.invocation();
        Invocation dryRun = new Invocation(
                rules.function(),
                InvocationType.DRY_RUN,
                LogType.NONE,
                Bytes.utf8("{}"),
                Deadline.after(rules.timeout()),
                null);
        boolean isInvocable = false;
        try {
            InvocationResult unused = ring.invoke(dryRun);
            isInvocable = true;
        } catch (InvocationFailure failure) {
            // Not as the cause: containers print all causes, and what AWS says of a signature quotes the session token.
            throw new IllegalStateException("startup_check: the function " + function + " can't be invoked: reason="
                    + failure.reason().code() + " " + failure.detail());
        } finally {
            if (!isInvocable) {
                clients.giveBack(client, rules.maxConcurrency());
            }
        }
    }

    private static List<InvocationListener> listeners(FilterSettings settings, ServletContext application) {
        List<InvocationListener> listeners = new ArrayList<>(settings.listeners());
        Object ofApplication = application.getAttribute(LambdaInvokeFilter.LISTENER_ATTRIBUTE);
        if (ofApplication instanceof InvocationListener listener) {
            listeners.add(listener);
        } else if (ofApplication != null) {
            throw new IllegalStateException("The attribute " + LambdaInvokeFilter.LISTENER_ATTRIBUTE
                    + " of the ServletContext is not an InvocationListener: " + ofApplication.getClass());
        }
        return listeners;
    }

    /** Who answers the request, of which nothing has been read. */
    Decision decide(HttpServletRequest request) {
        return router.decide(new RequestLine() {
            @Override
            public String method() {
                return request.getMethod();
            }

            @Override
            public String uri() {
                return request.getRequestURI();
            }
        });
    }

    /**
     * Answers the request, or has it answered after this returns.
     *
     * @throws IOException when the answer broke off
     */
    void answer(HttpServletRequest request, HttpServletResponse response, Route route) throws IOException {
        exchanges.answer(request, response, route);
    }

    boolean isStopped() {
        return isStopping.get();
    }

    @Override
    public String filterName() {
        return filterName;
    }

    @Override
    public String contextPath() {
        return contextPath;
    }

    @Override
    public String function() {
        return function;
    }

    @Override
    public int running() {
        return limit.taken();
    }

    @Override
    public @Nullable ConnectionCounts connections() {
        return client.invoker().connections();
    }

    /**
     * Refuses what comes from now on, lets what runs finish, and gives the client back. Does nothing more than once.
     */
    void stop() {
        if (!isStopping.compareAndSet(false, true)) {
            return;
        }
        loadRefusal();
        Duration patience = client.patience().enter();
        try {
            if (!limit.drain(patience)) {
                log.unfinished(patience);
            }
        } finally {
            client.patience().leave();
        }
        try {
            // What did not finish ends with it, and can be told of.
            clients.giveBack(client, settings.invocation().maxConcurrency());
        } finally {
            exchanges.stop();
            observers.stop();
        }
    }

    /**
     * Containers let a late request in when the class loader is closed already: nothing may be missing to refuse it.
     */
    private void loadRefusal() {
        exchanges.load(settings.route());
    }
}

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
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.internal.exchange.Exchanges;
import org.lambdainvoke.internal.exchange.Observers;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.policy.ObservedInvoker;
import org.lambdainvoke.internal.policy.RetryingInvoker;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.FunctionResponder;
import org.lambdainvoke.internal.responder.Responder;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.Router;
import org.lambdainvoke.internal.shared.SharedClient;
import org.lambdainvoke.internal.shared.SharedClients;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationListener;

/** All that a filter has between {@code init} and {@code destroy}. */
final class Running implements FilterGauges {
    private static final String CLIENTS_ATTRIBUTE = "org.lambdainvoke.clients";

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
        this.clients = sharedIn(application);
        this.client = clients.lease(
                settings.client().key(),
                settings.invocation().maxConcurrency(),
                application.getClassLoader(),
                () -> settings.client().connect(application.getClassLoader()));
        this.ring = around(client.invoker(), settings.invocation().retries());
        this.router = Router.to(settings.route());
        this.exchanges = new Exchanges(
                settings.requestIdField(), limit, settings.async(), responder(ring), client.workers(), observers, log);
        if (settings.startupCheck() == StartupCheck.DRY_RUN) {
            tryOut();
        }
        observers.start();
    }

    /** What stands around every call, from the inside out. */
    private static LambdaInvoker around(LambdaInvoker client, int retries) {
        LambdaInvoker ring = client;
        ring = new ObservedInvoker(ring);
        ring = new RetryingInvoker(ring, retries);
        return ring;
    }

    /** Who replies, from the inside out. */
    private static Responder responder(LambdaInvoker ring) {
        Responder responder = new FunctionResponder(ring);
        responder = new Defects().around(responder);
        return responder;
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

    /** The clients of the web application, kept in it, so that they do not outlive it. */
    private static SharedClients sharedIn(ServletContext application) {
        // Not the context itself, which containers wrap.
        synchronized (Running.class) {
            if (application.getAttribute(CLIENTS_ATTRIBUTE) instanceof SharedClients clients) {
                return clients;
            }
            SharedClients clients = new SharedClients();
            application.setAttribute(CLIENTS_ATTRIBUTE, clients);
            return clients;
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
    Router.Decision decide(HttpServletRequest request) {
        return router.decide(new Router.RequestLine() {
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

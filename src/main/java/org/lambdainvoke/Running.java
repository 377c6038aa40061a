package org.lambdainvoke;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.call.SwitchMode;
import org.lambdainvoke.internal.capture.Shadows;
import org.lambdainvoke.internal.exchange.Exchanges;
import org.lambdainvoke.internal.exchange.Observers;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.observe.JmxSwitches;
import org.lambdainvoke.internal.observe.RouteLog;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.policy.ObservedInvoker;
import org.lambdainvoke.internal.policy.RetryingInvoker;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.FunctionResponder;
import org.lambdainvoke.internal.responder.Outcomes;
import org.lambdainvoke.internal.responder.Responder;
import org.lambdainvoke.internal.route.ActiveRoutes;
import org.lambdainvoke.internal.route.Operations;
import org.lambdainvoke.internal.route.ShareHeader;
import org.lambdainvoke.internal.route.Sides;
import org.lambdainvoke.internal.route.Switches;
import org.lambdainvoke.internal.shared.Repetition;
import org.lambdainvoke.internal.shared.SharedClient;
import org.lambdainvoke.internal.shared.SharedClients;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.RouteState;
import org.lambdainvoke.observe.ShadowState;

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
    private final RouteLog routeLog;
    private final Observers observers;
    private final ActiveRoutes routes;
    private final Sides sides;
    private final Shadows shadows;
    private final Service service;
    private final @Nullable Repetition looks;
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
        this.function = settings.functions();
        this.limit = new AdmissionLimit(settings.maxConcurrency());
        this.log = new InvocationLog(filterName);
        List<InvocationListener> listeners = listeners(settings, application);
        this.clients = sharedIn(application);
        this.client = lease(clients, settings, application.getClassLoader());
        this.routeLog = new RouteLog(filterName);
        Switches switches = new Switches();
        this.sides = new Sides(filterName, settings.shareHeader(), settings.sideChooser(), switches, routeLog);
        this.routes = new ActiveRoutes(
                settings.plan(),
                limit,
                settings.maxConcurrency(),
                route -> around(client.invoker(), route.invocation().retries()),
                sides);
        if (settings.switches() == SwitchMode.JMX) {
            listeners.add(new JmxSwitches(this, new Operations(routes, switches, routeLog)));
        }
        this.observers = new Observers(this, listeners);
        this.exchanges = new Exchanges(
                settings.requestIdField(), settings.async(), responder(), client.workers(), observers, log);
        this.shadows = new Shadows(
                this,
                settings.requestIdField(),
                client.invoker(),
                client.workers(),
                settings.shadowMaxConcurrency(),
                observers::shadowed);
        this.service = new Service(filterName, routes, exchanges, shadows, sides.header(), routeLog);
        DryRuns.requireIf(
                settings.startupCheck() == StartupCheck.DRY_RUN,
                settings.plan(),
                rules -> around(client.invoker(), rules.retries()),
                () -> clients.giveBack(client, places(settings)));
        StartNotes notes = settings.client().notes();
        if (notes != null) {
            notes.log(filterName);
        }
        routeLog.withoutPlaceForVariables(settings.plan().withoutPlaceForVariables());
        this.looks = RoutesFileLooks.begin(settings, routes, client.workers(), routeLog);
        observers.start();
    }

    private static SharedClient lease(SharedClients clients, FilterSettings settings, ClassLoader loader) {
        return clients.lease(
                settings.client().key(),
                places(settings),
                loader,
                () -> settings.client().connect(loader));
    }

    /** How many calls there may be at once, including those of shadows. */
    private static int places(FilterSettings settings) {
        return settings.maxConcurrency() + settings.shadowMaxConcurrency();
    }

    /** What stands around every call, from the inside out. */
    private static LambdaInvoker around(LambdaInvoker client, int retries) {
        LambdaInvoker ring = client;
        ring = new ObservedInvoker(ring);
        ring = new RetryingInvoker(ring, retries);
        return ring;
    }

    /** Who replies, from the inside out. */
    private static Responder responder() {
        Responder responder = new FunctionResponder();
        responder = new Outcomes().around(responder);
        responder = new Defects().around(responder);
        return responder;
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

    /** Where each request goes. */
    Service service() {
        return service;
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
    public List<RouteState> routes() {
        return routes.states();
    }

    @Override
    public List<ShadowState> shadows() {
        return routes.shadows();
    }

    @Override
    public long ignoredShareHeaders() {
        ShareHeader header = sides.header();
        return header == null ? 0 : header.ignored();
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
        if (looks != null) {
            looks.close();
        }
        // Containers let a late request in when the class loader is closed already: nothing may be missing to refuse
        // it.
        exchanges.load(settings.plan().routes().get(0));
        shadows.stop();
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
            clients.giveBack(client, places(settings));
        } finally {
            exchanges.stop();
            observers.stop();
        }
    }
}

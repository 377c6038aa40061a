package org.lambdainvoke.internal.route;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.internal.observe.RouteLog;
import org.lambdainvoke.internal.settings.PercentType;
import org.lambdainvoke.observe.LambdaInvokeSwitchesMXBean;

/** Switches routes over, and logs what was and what is. Thread-safe. */
public final class Operations implements LambdaInvokeSwitchesMXBean {
    private static final PercentType PERCENT = new PercentType();

    /** A table may have ten thousand routes. */
    private static final int NAMED = 20;

    private final ActiveRoutes routes;
    private final Switches switches;
    private final RouteLog log;

    /** Operations on {@code routes}. */
    public Operations(ActiveRoutes routes, Switches switches, RouteLog log) {
        this.routes = routes;
        this.switches = switches;
        this.log = log;
    }

    @Override
    public synchronized void setShare(String route, double percent) {
        Route known = known(route).route();
        BigDecimal share = share("share", percent);
        int before = switches.rules(known).share();
        switches.share(route, PercentType.hundredths(share));
        log.switched("share of " + route, PERCENT.written(BigDecimal.valueOf(before, 2)), PERCENT.written(share));
    }

    @Override
    public synchronized void setShadow(String route, double percent) {
        Route known = known(route).route();
        if (known.invocation().type() != InvocationType.REQUEST_RESPONSE) {
            throw new IllegalArgumentException("shadow: invocation_type of [" + route + "] is ["
                    + known.invocation().type().text() + "], whose function has no answer to compare");
        }
        BigDecimal share = share("shadow", percent);
        int before = switches.shadow(known);
        switches.shadow(route, PercentType.hundredths(share));
        log.switched("shadow of " + route, PERCENT.written(BigDecimal.valueOf(before, 2)), PERCENT.written(share));
    }

    @Override
    public synchronized void resetReport(String route) {
        ActiveRoute known = known(route);
        long before = known.report().snapshot().getCompared();
        known.report().reset();
        log.switched("report of " + route, before + " compared", "0 compared");
    }

    private ActiveRoute known(String name) {
        return routes.all().stream()
                .filter(route -> route.route().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no route has the name [" + name + "], there are "
                        + routes.all().stream()
                                .limit(NAMED)
                                .map(route -> "[" + route.route().name() + "]")
                                .collect(Collectors.joining(", "))));
    }

    private static BigDecimal share(String what, double percent) {
        if (!Double.isNaN(percent) && !Double.isInfinite(percent)) {
            BigDecimal share = BigDecimal.valueOf(percent);
            if (PERCENT.accepts(share)) {
                return share;
            }
        }
        throw new IllegalArgumentException(what + ": found [" + percent + "], accepted: " + PERCENT.accepted());
    }

    @Override
    public synchronized void allToApplication(boolean on) {
        boolean before = switches.isAllToApplication();
        switches.allToApplication(on);
        log.switched("allToApplication", Boolean.toString(before), Boolean.toString(on));
    }

    @Override
    public synchronized void resetSwitches() {
        switches.reset();
        log.switched("everything", "switched", "as configured");
    }

    @Override
    public boolean isAllToApplication() {
        return switches.isAllToApplication();
    }
}

package org.lambdainvoke.internal.observe;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines that tell of a route table. Thread-safe. */
public final class RouteLog {
    private static final Logger ROUTES = LoggerFactory.getLogger("org.lambdainvoke.routes");

    /** How many changes of one table are told one by one. */
    public static final int MOST_CHANGES = 100;

    private enum Report {
        CHOOSER
    }
    /** A table may have ten thousand routes. */
    private static final int NAMED = 5;

    private final String filterName;
    private final Seldom chooserReports = new Seldom();
    private final AtomicBoolean hasReportedAsync = new AtomicBoolean();

    /** A log of one filter. */
    public RouteLog(String filterName) {
        this.filterName = LogText.escape(filterName);
    }

    /**
     * A route is another now.
     *
     * @param route its methods and template
     * @param before its line; null for a route that there was not
     * @param now its line; null for a route that there is no more
     */
    public void changed(String route, @Nullable String before, @Nullable String now) {
        ROUTES.warn(
                "{} routes_file has changed the route [{}]: [{}] is now [{}]",
                filterName,
                text(route),
                text(before),
                text(now));
    }

    /**
     * An operator has switched something over.
     *
     * @param what in the words of the operation; may hold what the operator has written
     */
    public void switched(String what, String before, String now) {
        ROUTES.warn("{} was switched: {} [{}] is now [{}]", filterName, LogText.escape(what), before, now);
    }

    /** So many more routes have changed; does nothing when there are none. */
    public void more(int routes) {
        if (routes > 0) {
            ROUTES.warn("{} routes_file has changed {} more routes", filterName, routes);
        }
    }

    /** A program's choice between function and application has failed: the settings decide. */
    public void chooserFailed(Throwable e) {
        if (chooserReports.isDue(Report.CHOOSER)) {
            ROUTES.warn(
                    "{} has a side chooser that fails, the share decides; told once a minute at most: {}",
                    filterName,
                    LogText.escape(e.toString()));
        }
    }

    private static String text(@Nullable String line) {
        return line == null ? "" : LogText.escape(line);
    }

    /** A request fits no route, and whatever answers it can't do so asynchronously. Told once. */
    public void withoutAsync() {
        if (hasReportedAsync.compareAndSet(false, true)) {
            ROUTES.warn(
                    "{} or a filter in front of it is registered without async-supported:"
                            + " asynchronous servlets fail for requests that fit no route",
                    filterName);
        }
    }

    /**
     * Functions do not see the variables of their routes. Does nothing when there is no such route.
     *
     * @param routes their methods and templates
     */
    public void withoutPlaceForVariables(List<String> routes) {
        if (!routes.isEmpty()) {
            ROUTES.info(
                    "{} the payload has no place for the variables of {} route{}: {}{}",
                    filterName,
                    routes.size(),
                    routes.size() == 1 ? "" : "s",
                    routes.stream()
                            .limit(NAMED)
                            .map(route -> "[" + LogText.escape(route) + "]")
                            .collect(Collectors.joining(", ")),
                    routes.size() > NAMED ? ", ..." : "");
        }
    }

    /** A new table is not taken; the one before stays. */
    public void refused(String why) {
        ROUTES.warn("{} routes_file is not taken, the routes stay as they are: {}", filterName, LogText.escape(why));
    }
}

package org.lambdainvoke;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.exchange.Background;
import org.lambdainvoke.internal.observe.RouteLog;
import org.lambdainvoke.internal.route.ActiveRoutes;
import org.lambdainvoke.internal.route.RoutePlan;
import org.lambdainvoke.internal.route.WatchedText;
import org.lambdainvoke.internal.settings.TableFile;
import org.lambdainvoke.internal.shared.Repetition;

/** Looks at the file of a route table again and again, and swaps the table. */
final class RoutesFileLooks {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final FilterSettings settings;
    private final ActiveRoutes routes;
    private final RouteLog log;

    private RoutesFileLooks(FilterSettings settings, ActiveRoutes routes, RouteLog log) {
        this.settings = settings;
        this.routes = routes;
        this.log = log;
    }

    /** Begins; null when there is no file. */
    static @Nullable Repetition begin(
            FilterSettings settings, ActiveRoutes routes, Background background, RouteLog log) {
        Path file = settings.routesFile();
        if (file == null) {
            return null;
        }
        RoutesFileLooks looks = new RoutesFileLooks(settings, routes, log);
        WatchedText text = new WatchedText(
                () -> TableFile.read(file),
                settings.textOfRoutesFile(),
                looks::take,
                e -> log.refused("it cannot be read: " + TableFile.fault(e)));
        return Repetition.of(background, PAUSE, text::look);
    }

    private void take(String text) {
        try {
            RoutePlan.Table table = settings.routes(text);
            List<ActiveRoutes.Change> changes = routes.take(table);
            changes.stream()
                    .limit(RouteLog.MOST_CHANGES)
                    .forEach(change -> log.changed(change.route(), change.before(), change.now()));
            log.more(changes.size() - RouteLog.MOST_CHANGES);
            log.withoutPlaceForVariables(table.withoutPlaceForVariables());
        } catch (ConfigurationException e) {
            log.refused(e.inOneLine());
        } catch (RuntimeException e) {
            log.refused(e.toString());
        }
    }
}

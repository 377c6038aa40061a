package org.lambdainvoke.example;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.RouteState;
import org.lambdainvoke.observe.ShadowField;
import org.lambdainvoke.observe.ShadowState;

/**
 * What the shadows of the library's routes have found: {@code GET /shadows} shows the reports, {@code POST /shadows}
 * takes the {@code route} whose report is to begin anew.
 */
public final class ShadowServlet extends OperatorServlet {
    private static final long serialVersionUID = 1;

    /** All that the page shows. */
    private record Shadows(String token, List<Shadowed> routes) {}

    /** A route that has a shadow, and its report; none before the first request. */
    private record Shadowed(String route, double shadow, Report report) {}

    private record Report(
            long compared,
            long equal,
            long controls,
            List<Field> fields,
            Map<String, Long> skipped,
            Times application,
            Times function) {
        static Report of(ShadowState state) {
            return new Report(
                    state.getCompared(),
                    state.getEqual(),
                    state.getControls(),
                    state.getFields().stream().map(Field::of).toList(),
                    state.getSkipped(),
                    new Times(state.getApplicationMedianMillis(), state.getApplicationP95Millis()),
                    new Times(state.getFunctionMedianMillis(), state.getFunctionP95Millis()));
        }
    }

    /** A place at which the answers have differed: between the sides, and between two answers of the function. */
    private record Field(String path, long raw, long noise, boolean different) {
        static Field of(ShadowField field) {
            return new Field(field.getPath(), field.getRaw(), field.getNoise(), field.isDifferent());
        }
    }

    /** Milliseconds; -1 when nothing was compared. */
    private record Times(double median, double p95) {}

    @Override
    Object state(String tokenOfChanges) {
        LambdaInvokeFilterMXBean filter = filter();
        List<ShadowState> reports = filter.getShadows();
        return new Shadows(
                tokenOfChanges,
                filter.getRoutes().stream()
                        .filter(route -> route.getShadow() > 0)
                        .map(route -> shadowed(route, reports))
                        .toList());
    }

    private static Shadowed shadowed(RouteState route, List<ShadowState> reports) {
        Report report = reports.stream()
                .filter(state -> state.getRoute().equals(route.getRoute()))
                .findFirst()
                .map(Report::of)
                .orElse(null);
        return new Shadowed(route.getRoute(), route.getShadow(), report);
    }

    @Override
    void operate(HttpServletRequest request) {
        switches().resetReport(Objects.requireNonNullElse(request.getParameter("route"), ""));
    }
}

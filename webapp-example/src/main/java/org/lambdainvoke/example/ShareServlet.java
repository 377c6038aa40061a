package org.lambdainvoke.example;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean.Answered;

/**
 * The routes of the library's filter, and the switches that move its visitors: {@code GET /shares} shows them, {@code
 * POST /shares} takes {@code route} with {@code share}, or {@code allToApplication}.
 */
public final class ShareServlet extends OperatorServlet {
    private static final long serialVersionUID = 1;

    /** All that the page shows. */
    private record Shares(String token, boolean allToApplication, List<Moving> routes) {}

    /** A route, the per cent of its visitors that the function has, and how many requests each side has answered. */
    private record Moving(String route, double share, Map<String, Long> sides) {}

    @Override
    Object state(String tokenOfChanges) {
        LambdaInvokeFilterMXBean filter = filter();
        List<Moving> routes = filter.getRoutes().stream()
                .map(route -> new Moving(route.getRoute(), route.getShare(), sides(filter, route.getRoute())))
                .toList();
        return new Shares(tokenOfChanges, switches().isAllToApplication(), routes);
    }

    /** Counts are by template: methods stand before it in the name of a route. */
    private static Map<String, Long> sides(LambdaInvokeFilterMXBean filter, String route) {
        return filter.getSides().stream()
                .filter(answered -> route.endsWith(" " + answered.getRoute()))
                .collect(Collectors.toMap(Answered::getSide, Answered::getCount));
    }

    @Override
    void operate(HttpServletRequest request) {
        String route = request.getParameter("route");
        String share = request.getParameter("share");
        String allToApplication = request.getParameter("allToApplication");
        if (route != null && share != null) {
            switches().setShare(route, Double.parseDouble(share));
        } else if ("true".equals(allToApplication) || "false".equals(allToApplication)) {
            switches().allToApplication(Boolean.parseBoolean(allToApplication));
        } else {
            throw new IllegalArgumentException("Send route and share, or allToApplication as true or false.");
        }
    }
}

package org.lambdainvoke.example;

import com.google.gson.Gson;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean.Answered;
import org.lambdainvoke.observe.LambdaInvokeSwitchesMXBean;

/**
 * Lets the page do what an operator does in JMX: see the routes of the library's filter, and move its visitors. {@code
 * GET /shares} shows them, {@code POST /shares} takes {@code route} with {@code share}, or {@code allToApplication}.
 *
 * <p>Whoever may do this decides where everybody's requests go. Here it is who sits at this machine; an application
 * with a login would ask for a role.
 */
public final class ShareServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Gson GSON = new Gson();
    private static final String FILTER = "library";

    /** A page of another server can neither read it nor send a header of that name. */
    private static final String TOKEN_HEADER = "X-Share-Token";

    private final String token = randomToken();

    /** All that the page shows. */
    private record Shares(String token, boolean allToApplication, List<Moving> routes) {}

    /** A route, the per cent of its visitors that the function has, and how many requests each side has answered. */
    private record Moving(String route, double share, Map<String, Long> sides) {}

    private record Problem(int status, String detail) {}

    private static String randomToken() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<String> objection = OnThisMachine.objection(request);
        if (objection.isPresent()) {
            refuse(HttpServletResponse.SC_FORBIDDEN, objection.get(), response);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LambdaInvokeFilterMXBean filter = bean(LambdaInvokeFilterMXBean.class, "LambdaInvokeFilter");
        List<Moving> routes = filter.getRoutes().stream()
                .map(route -> new Moving(route.getRoute(), route.getShare(), sides(filter, route.getRoute())))
                .toList();
        send("application/json", new Shares(token, switches().isAllToApplication(), routes), response);
    }

    /** Counts are by template: methods stand before it in the name of a route. */
    private static Map<String, Long> sides(LambdaInvokeFilterMXBean filter, String route) {
        return filter.getSides().stream()
                .filter(answered -> route.endsWith(" " + answered.getRoute()))
                .collect(Collectors.toMap(Answered::getSide, Answered::getCount));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!hasToken(request)) {
            refuse(HttpServletResponse.SC_FORBIDDEN, "The header " + TOKEN_HEADER + " lacks the token.", response);
            return;
        }
        try {
            operate(request);
        } catch (IllegalArgumentException e) {
            refuse(HttpServletResponse.SC_BAD_REQUEST, e.getMessage(), response);
            return;
        }
        doGet(request, response);
    }

    // A comparison that ends with the first wrong letter would tell how many were right.
    private boolean hasToken(HttpServletRequest request) {
        String sent = request.getHeader(TOKEN_HEADER);
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private void operate(HttpServletRequest request) {
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

    private LambdaInvokeSwitchesMXBean switches() {
        return bean(LambdaInvokeSwitchesMXBean.class, "LambdaInvokeSwitches");
    }

    private <T> T bean(Class<T> type, String typeName) {
        String contextPath = getServletContext().getContextPath();
        try {
            ObjectName name = new ObjectName("org.lambdainvoke:type=" + typeName + ",context="
                    + ObjectName.quote(contextPath.isEmpty() ? "/" : contextPath) + ",name="
                    + ObjectName.quote(FILTER));
            return JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), name, type);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuse(int status, String detail, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        send("application/problem+json", new Problem(status, detail), response);
    }

    private static void send(String type, Object content, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(GSON.toJson(content));
    }
}

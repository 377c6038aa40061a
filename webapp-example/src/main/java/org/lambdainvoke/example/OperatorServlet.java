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
import java.util.Optional;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.LambdaInvokeSwitchesMXBean;

/**
 * Lets the page do a part of what an operator does in JMX, with the library's filter. {@code GET} shows how it stands,
 * {@code POST} changes it.
 *
 * <p>Whoever may do this decides where everybody's requests go. Here it is who sits at this machine; an application
 * with a login would ask for a role.
 */
abstract class OperatorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Gson GSON = new Gson();
    private static final String FILTER = "library";

    /** A page of another server can neither read it nor send a header of that name. */
    private static final String TOKEN_HEADER = "X-Operator-Token";

    private final String token = randomToken();

    private record Problem(int status, String detail) {}

    private static String randomToken() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** How the filter stands, with the token that a change wants. */
    abstract Object state(String tokenOfChanges);

    /** Does what was sent; throws an IllegalArgumentException with a text for who has sent it when that is nothing. */
    abstract void operate(HttpServletRequest request);

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
        send("application/json", state(token), response);
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

    LambdaInvokeFilterMXBean filter() {
        return bean(LambdaInvokeFilterMXBean.class, "LambdaInvokeFilter");
    }

    LambdaInvokeSwitchesMXBean switches() {
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

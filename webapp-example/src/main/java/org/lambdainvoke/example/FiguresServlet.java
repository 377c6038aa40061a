package org.lambdainvoke.example;

import com.google.gson.Gson;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;

/** Shows the page how this application's filters do, as JSON: what they say of themselves in JMX. */
public final class FiguresServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Gson GSON = new Gson();

    /** A filter, how many invocations of it run, and how its requests have ended. */
    private record Figures(String filter, int running, List<Outcome> outcomes) {}

    private record Outcome(String reason, String status, long count) {
        Outcome with(Outcome other) {
            return new Outcome(reason, status, count + other.count);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<Figures> all = new ArrayList<>();
        for (ObjectName name : server.queryNames(namesIn(getServletContext().getContextPath()), null)) {
            all.add(figures(
                    ObjectName.unquote(name.getKeyProperty("name")),
                    JMX.newMXBeanProxy(server, name, LambdaInvokeFilterMXBean.class)));
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(GSON.toJson(all));
    }

    private static ObjectName namesIn(String contextPath) {
        try {
            return new ObjectName("org.lambdainvoke:type=LambdaInvokeFilter,context="
                    + ObjectName.quote(contextPath.isEmpty() ? "/" : contextPath) + ",*");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Figures figures(String filter, LambdaInvokeFilterMXBean bean) {
        // A filter with a table counts by route; here all its routes are one line.
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (LambdaInvokeFilterMXBean.Outcome outcome : bean.getOutcomes()) {
            outcomes.merge(
                    outcome.getReason() + outcome.getStatus(),
                    new Outcome(outcome.getReason(), outcome.getStatus(), outcome.getCount()),
                    Outcome::with);
        }
        return new Figures(filter, bean.getRunning(), List.copyOf(outcomes.values()));
    }
}

package org.lambdainvoke.support.container;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a test deploys: filters in order, servlets, context-params. */
public final class WebApplication {
    /** A filter with its mapping. */
    public record FilterRegistration(
            Filter filter,
            String pattern,
            Map<String, String> initParams,
            Set<DispatcherType> dispatches,
            boolean isSync) {}

    static final String ANY_ERROR = "";

    final List<FilterRegistration> filters = new ArrayList<>();
    final Map<String, HttpServlet> servlets = new LinkedHashMap<>();
    final Set<String> multipartPatterns = new HashSet<>();
    final Map<String, String> errorPages = new LinkedHashMap<>();
    final List<ServletContainerInitializer> initializers = new ArrayList<>();
    String requestCharacterEncoding = "";
    String contextPath = "";
    boolean hasDefaultServlet = true;
    boolean isLenient;
    boolean hasSessions;
    boolean hasHttp2;
    int threads = 64;
    int sendBuffer;
    Duration idleTimeout = Duration.ofSeconds(30);
    boolean isAsync;

    public WebApplication filter(Filter filter) {
        return filter(filter, Map.of());
    }

    public WebApplication filter(Filter filter, Map<String, String> initParams) {
        return filter(filter, "/*", initParams, EnumSet.of(DispatcherType.REQUEST));
    }

    public WebApplication filter(
            Filter filter, String pattern, Map<String, String> initParams, Set<DispatcherType> dispatches) {
        return filter(new FilterRegistration(filter, pattern, initParams, dispatches, false));
    }

    public WebApplication filter(FilterRegistration registration) {
        filters.add(registration);
        return this;
    }

    /** A filter that finishes its work when the chain returns, so that it must not be told to support async. */
    public WebApplication syncFilter(Filter filter) {
        return filter(new FilterRegistration(filter, "/*", Map.of(), EnumSet.of(DispatcherType.REQUEST), true));
    }

    public WebApplication servlet(String pattern, HttpServlet servlet) {
        servlets.put(pattern, servlet);
        return this;
    }

    /** A servlet for which the container reads multipart bodies. */
    public WebApplication multipartServlet(String pattern, HttpServlet servlet) {
        multipartPatterns.add(pattern);
        return servlet(pattern, servlet);
    }

    public WebApplication initializer(ServletContainerInitializer initializer) {
        initializers.add(initializer);
        return this;
    }

    public WebApplication requestCharacterEncoding(String value) {
        requestCharacterEncoding = value;
        return this;
    }

    /** Dispatches all errors to {@code location}. */
    public WebApplication errorPage(String location) {
        return errorPage(ANY_ERROR, location);
    }

    /**
     * Dispatches some errors to {@code location}.
     *
     * @param cause a status, or the name of an exception's class
     */
    public WebApplication errorPage(String cause, String location) {
        errorPages.put(cause, location);
        return this;
    }

    static boolean isStatus(String cause) {
        return cause.matches("\\d+");
    }

    /** Has sessions, which one of the containers has only where it is told so. */
    public WebApplication sessions() {
        hasSessions = true;
        return this;
    }

    /** Deploys below {@code path}; at the root by default. */
    public WebApplication contextPath(String path) {
        contextPath = path;
        return this;
    }

    /** Allows all filters and servlets to answer asynchronously. */
    public WebApplication async() {
        isAsync = true;
        return this;
    }

    /** Switches on what the container has for URIs that it refuses by default. */
    public WebApplication lenient() {
        isLenient = true;
        return this;
    }

    /** Lets clients speak HTTP/2 without TLS too. */
    public WebApplication http2() {
        hasHttp2 = true;
        return this;
    }

    /** Gives the container so many threads for requests. */
    public WebApplication threads(int number) {
        threads = number;
        return this;
    }

    /** Has the system hold so many bytes of each answer for its client; as many as it likes by default. */
    public WebApplication sendBuffer(int bytes) {
        sendBuffer = bytes;
        return this;
    }

    /** Gives clients so much time for each read and write. */
    public WebApplication idleTimeout(Duration timeout) {
        idleTimeout = timeout;
        return this;
    }

    /** Deploys nothing behind the filters. */
    public WebApplication withoutServlets() {
        hasDefaultServlet = false;
        return this;
    }
}

package org.lambdainvoke;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.internal.exchange.Exchanges;
import org.lambdainvoke.observe.InvocationListener;

/**
 * Answers the requests that it is mapped to by invoking an AWS Lambda function; the rest of the chain is not called.
 *
 * <p>The class registers itself nowhere. A container makes it with the public constructor without arguments and hands
 * it init-params; a program makes it with {@link FilterSettings}; for registration by annotation, extend it with an
 * empty class that carries {@code @WebFilter}. Thread-safe once initialised. The parameters stand in the README.
 */
public class LambdaInvokeFilter implements Filter {
    /** Request attribute: the {@linkplain FailureReason#code() code} when no function answered. */
    public static final String REASON_ATTRIBUTE = Exchanges.REASON_ATTRIBUTE;

    /** Request attribute: who answers, {@code function}, {@code application} or {@code fallback}. */
    public static final String SIDE_ATTRIBUTE = Exchanges.SIDE_ATTRIBUTE;

    /** Request attribute: the template of the route that the request has met; {@code *} without a route table. */
    public static final String ROUTE_ATTRIBUTE = Exchanges.ROUTE_ATTRIBUTE;

    /**
     * Attribute of the ServletContext: an {@link InvocationListener} that the filters of the web application tell what
     * becomes of their requests. To be set before they are initialised, by a {@code ServletContextListener} for
     * example.
     */
    public static final String LISTENER_ATTRIBUTE = "org.lambdainvoke.listener";

    /**
     * Attribute of the ServletContext: a {@link CredentialsSupplier} for all filters of the web application that take
     * their settings from init-params, and have no {@code aws_key} there. To be set before they are initialised, by a
     * {@code ServletContextListener} for example.
     */
    public static final String CREDENTIALS_ATTRIBUTE = "org.lambdainvoke.credentials";

    private final @Nullable FilterSettings given;
    private volatile @Nullable Running running;

    /** A filter that takes its settings from init-params. */
    public LambdaInvokeFilter() {
        this.given = null;
    }

    /**
     * A filter with the settings of a program; it accepts no init-params.
     *
     * @param settings all that the filter is told
     */
    public LambdaInvokeFilter(FilterSettings settings) {
        this.given = settings;
    }

    /**
     * Checks the settings and builds the client. Invokes nothing, but with {@code startup_check=dry-run} asks whether
     * the function could be.
     *
     * @throws ServletException with all faults of the configuration in its message, no secret among them; when a
     *     library is missing or too old; or when the instance was initialised before
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        Running before = running;
        if (before != null && !before.isStopped()) {
            throw new ServletException("This LambdaInvokeFilter is initialised already: register one instance once.");
        }
        try {
            FilterSettings settings = given == null ? ofInitParams(config) : withoutInitParams(given, config);
            running = new Running(settings, config);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ServletException(e.getMessage(), e);
        } catch (LinkageError e) {
            throw new ServletException(ConfigurationException.of(e).getMessage(), e);
        }
    }

    /** Refuses what comes from now on, lets running invocations finish up to 10 s, and closes the connections. */
    @Override
    public void destroy() {
        Running stopped = running;
        if (stopped != null) {
            stopped.stop();
        }
    }

    /**
     * Answers the request, or calls the chain, untouched, where it is not the filter's to answer: an ERROR, INCLUDE or
     * ASYNC dispatch, a response that is committed, a request that was taken before. (Of an ASYNC dispatch it looks at
     * the answer, where the request was chosen for a shadow.)
     *
     * @throws IOException from the chain, and to make the container cut the connection of an answer that broke off
     * @throws ServletException from the chain only
     * @throws IllegalStateException before {@link #init}
     */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
            if (isToBeAnswered(httpRequest, httpResponse)) {
                service().serve(httpRequest, httpResponse, chain);
                return;
            } else if (request.getDispatcherType() == DispatcherType.ASYNC) {
                service().goOn(httpRequest, httpResponse, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isToBeAnswered(HttpServletRequest request, HttpServletResponse response) {
        DispatcherType dispatch = request.getDispatcherType();
        return (dispatch == DispatcherType.REQUEST || dispatch == DispatcherType.FORWARD) && !response.isCommitted();
    }

    private Service service() {
        Running current = running;
        if (current == null) {
            throw new IllegalStateException("LambdaInvokeFilter was not initialised");
        }
        return current.service();
    }

    static FilterSettings ofInitParams(FilterConfig config) {
        ServletContext context = config.getServletContext();
        return FilterSettings.of(
                values(config.getInitParameterNames(), config::getInitParameter),
                values(context.getInitParameterNames(), context::getInitParameter),
                credentials(context));
    }

    private static @Nullable CredentialsSupplier credentials(ServletContext context) {
        Object ofApplication = context.getAttribute(CREDENTIALS_ATTRIBUTE);
        if (ofApplication == null || ofApplication instanceof CredentialsSupplier) {
            return (CredentialsSupplier) ofApplication;
        }
        throw new IllegalStateException("The attribute " + CREDENTIALS_ATTRIBUTE
                + " of the ServletContext is not a CredentialsSupplier: " + ofApplication.getClass());
    }

    private static Map<String, String> values(Enumeration<String> names, Function<String, String> value) {
        Map<String, String> values = new HashMap<>();
        for (String name : Collections.list(names)) {
            values.put(name, value.apply(name));
        }
        return values;
    }

    private static FilterSettings withoutInitParams(FilterSettings given, FilterConfig config) {
        if (config.getInitParameterNames().hasMoreElements()) {
            throw new IllegalArgumentException("This LambdaInvokeFilter has settings from its constructor, so that its"
                    + " init-params would be ignored: " + Collections.list(config.getInitParameterNames()));
        }
        return given;
    }
}

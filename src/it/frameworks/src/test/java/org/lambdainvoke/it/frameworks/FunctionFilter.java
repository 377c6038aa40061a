package org.lambdainvoke.it.frameworks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.lambdainvoke.LambdaInvokeFilter;

/** Filters for all functions in one mapping: a field of the request chooses which of them has it. */
final class FunctionFilter implements Filter {
    static final String FIELD = "X-Function";

    private final Map<String, Map<String, String>> initParams;
    private final Map<String, LambdaInvokeFilter> filters = new HashMap<>();

    /**
     * @param initParams those of each filter by the name that the field has
     */
    FunctionFilter(Map<String, Map<String, String>> initParams) {
        this.initParams = initParams;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        for (Map.Entry<String, Map<String, String>> each : initParams.entrySet()) {
            LambdaInvokeFilter filter = new LambdaInvokeFilter();
            filter.init(new Config(each.getKey(), each.getValue(), config.getServletContext()));
            filters.put(each.getKey(), filter);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filters.get(((HttpServletRequest) request).getHeader(FIELD)).doFilter(request, response, chain);
    }

    @Override
    public void destroy() {
        filters.values().forEach(LambdaInvokeFilter::destroy);
    }

    private record Config(String name, Map<String, String> initParams, ServletContext context) implements FilterConfig {
        @Override
        public String getFilterName() {
            return name;
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public String getInitParameter(String name) {
            return initParams.get(name);
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.enumeration(initParams.keySet());
        }
    }
}

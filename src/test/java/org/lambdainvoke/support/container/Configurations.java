package org.lambdainvoke.support.container;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Map;
import org.mockito.Mockito;

/** What a container hands to a filter that it initialises. */
public final class Configurations {
    private Configurations() {}

    /** With init-params, and with context-params under their full names. */
    public static FilterConfig of(Map<String, String> initParams, Map<String, String> contextParams) {
        FilterConfig config = Mockito.mock(FilterConfig.class);
        ServletContext context = Mockito.mock(ServletContext.class);
        Mockito.when(config.getServletContext()).thenReturn(context);
        Mockito.when(config.getInitParameterNames()).thenAnswer(call -> Collections.enumeration(initParams.keySet()));
        Mockito.when(config.getInitParameter(Mockito.anyString()))
                .thenAnswer(call -> initParams.get(call.<String>getArgument(0)));
        Mockito.when(context.getInitParameterNames())
                .thenAnswer(call -> Collections.enumeration(contextParams.keySet()));
        Mockito.when(context.getInitParameter(Mockito.anyString()))
                .thenAnswer(call -> contextParams.get(call.<String>getArgument(0)));
        return config;
    }
}

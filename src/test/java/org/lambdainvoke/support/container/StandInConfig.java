package org.lambdainvoke.support.container;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Map;
import org.mockito.Mockito;

/** What a container hands to a filter, without a container. */
public final class StandInConfig {
    private StandInConfig() {}

    /** With {@code initParams}, and a context that has nothing. */
    public static FilterConfig of(Map<String, String> initParams) {
        FilterConfig config = Mockito.mock(FilterConfig.class);
        ServletContext context = Mockito.mock(ServletContext.class);
        Mockito.when(config.getServletContext()).thenReturn(context);
        Mockito.when(context.getInitParameterNames()).thenReturn(Collections.emptyEnumeration());
        Mockito.when(config.getInitParameterNames()).thenAnswer(call -> Collections.enumeration(initParams.keySet()));
        Mockito.when(config.getInitParameter(Mockito.anyString()))
                .thenAnswer(call -> initParams.get(call.<String>getArgument(0)));
        return config;
    }
}

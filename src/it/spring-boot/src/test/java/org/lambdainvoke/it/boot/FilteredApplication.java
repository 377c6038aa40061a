package org.lambdainvoke.it.boot;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.AsyncMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.CommonsRequestLoggingFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A function at /greet behind a filter of Spring's, which the property {@code front} names. */
@SpringBootConfiguration
@EnableAutoConfiguration
class FilteredApplication {
    private static final Map<String, Filter> FRONTS = Map.of(
            "none",
            (request, response, chain) -> chain.doFilter(request, response),
            "etag",
            new ShallowEtagHeaderFilter(),
            "request-log",
            new CommonsRequestLoggingFilter(),
            "response-log",
            FilteredApplication::cacheResponse);

    /** As applications do that log what they answer. */
    private static void cacheResponse(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper((HttpServletResponse) response);
        chain.doFilter(request, cached);
        cached.setHeader("X-Logged-Bytes", Integer.toString(cached.getContentSize()));
        cached.copyBodyToResponse();
    }

    @Bean
    FilterRegistrationBean<Filter> front(@Value("${front}") String name) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(FRONTS.get(name));
        registration.setOrder(1);
        registration.addUrlPatterns("/greet");
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    FilterRegistrationBean<LambdaInvokeFilter> greetFilter(
            @Value("${lambda-invoke.endpoint.url}") String url,
            @Value("${lambda-invoke.endpoint.aws-key}") String key,
            @Value("${lambda-invoke.endpoint.aws-secret}") String secret,
            @Value("${mode}") AsyncMode mode) {
        FilterSettings settings = FilterSettings.builder()
                .functionName("greet")
                .awsRegion("eu-west-1")
                .endpointUrl(url)
                .awsKey(key)
                .awsSecret(secret)
                .async(mode)
                .build();
        FilterRegistrationBean<LambdaInvokeFilter> registration =
                new FilterRegistrationBean<>(new LambdaInvokeFilter(settings));
        registration.setOrder(2);
        registration.addUrlPatterns("/greet");
        registration.setAsyncSupported(true);
        return registration;
    }
}

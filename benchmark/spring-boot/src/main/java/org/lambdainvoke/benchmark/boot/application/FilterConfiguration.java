package org.lambdainvoke.benchmark.boot.application;

import java.util.HashMap;
import java.util.Map;
import org.lambdainvoke.LambdaInvokeFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The filter twice, behind all others: at {@code /always} it gives the container's thread back, at {@code /never} it
 * does not, which is what the answers of the first are held to.
 */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {
    private final Map<String, String> parameters;
    private final boolean hasParameter;

    /**
     * @param hasParameter whether the filter has the parameter {@code async}; releases that have not are asynchronous
     *     wherever that is supported
     */
    FilterConfiguration(
            @Value("${endpoint.url}") String endpointUrl,
            @Value("${endpoint.key}") String key,
            @Value("${endpoint.secret}") String secret,
            @Value("${has-async-parameter:true}") boolean hasParameter) {
        this.parameters = Map.of(
                "function_name",
                "function",
                "aws_region",
                "eu-west-1",
                "endpoint_url",
                endpointUrl,
                "aws_key",
                key,
                "aws_secret",
                secret,
                "payload",
                "apigateway-2.0");
        this.hasParameter = hasParameter;
    }

    @Bean
    FilterRegistrationBean<LambdaInvokeFilter> always() {
        return registration("always", true);
    }

    @Bean
    FilterRegistrationBean<LambdaInvokeFilter> never() {
        return registration("never", hasParameter);
    }

    private FilterRegistrationBean<LambdaInvokeFilter> registration(String async, boolean isAsyncSupported) {
        Map<String, String> all = new HashMap<>(parameters);
        if (hasParameter) {
            all.put("async", async);
        }
        FilterRegistrationBean<LambdaInvokeFilter> registration =
                new FilterRegistrationBean<>(new LambdaInvokeFilter());
        registration.setName(async);
        registration.addUrlPatterns("/" + async);
        registration.setInitParameters(all);
        registration.setAsyncSupported(isAsyncSupported);
        return registration;
    }
}

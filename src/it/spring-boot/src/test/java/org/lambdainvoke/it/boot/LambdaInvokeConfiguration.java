package org.lambdainvoke.it.boot;

import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.FilterSettingsBuilder;
import org.lambdainvoke.LambdaInvokeFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the filter with the settings of application.properties. */
@Configuration(proxyBeanMethods = false)
class LambdaInvokeConfiguration {
    @Bean
    FilterRegistrationBean<LambdaInvokeFilter> greetFilter(LambdaInvokeProperties properties) {
        FilterSettingsBuilder settings = FilterSettings.builder()
                .functionName(properties.functionName())
                .awsRegion(properties.awsRegion())
                .timeout(properties.timeout());
        if (properties.endpoint() != null) {
            settings.endpointUrl(properties.endpoint().url())
                    .awsKey(properties.endpoint().awsKey())
                    .awsSecret(properties.endpoint().awsSecret());
        }
        FilterRegistrationBean<LambdaInvokeFilter> registration =
                new FilterRegistrationBean<>(new LambdaInvokeFilter(settings.build()));
        registration.addUrlPatterns("/greet");
        registration.setAsyncSupported(true);
        return registration;
    }
}

package org.lambdainvoke.it.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param endpoint null for the region's own, called with the credentials that the AWS SDK finds */
@ConfigurationProperties("lambda-invoke")
record LambdaInvokeProperties(
        @DefaultValue("") String functionName,
        @DefaultValue("") String awsRegion,
        @DefaultValue("60s") Duration timeout,
        Endpoint endpoint) {

    record Endpoint(String url, String awsKey, String awsSecret) {}
}

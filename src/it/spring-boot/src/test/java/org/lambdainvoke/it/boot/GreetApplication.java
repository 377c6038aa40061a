package org.lambdainvoke.it.boot;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The application of the page: a function at /greet, and a controller beside it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(LambdaInvokeProperties.class)
@Import({LambdaInvokeConfiguration.class, HelloController.class})
class GreetApplication {}

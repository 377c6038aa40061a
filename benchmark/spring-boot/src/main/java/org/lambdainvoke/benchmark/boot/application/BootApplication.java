package org.lambdainvoke.benchmark.boot.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.SpringSecurityCoreVersion;
import org.springframework.web.context.WebApplicationContext;

/**
 * Stock Spring Boot with the filter behind Spring Session and Spring Security. Prints its port, then its versions for
 * each line that it is sent, and ends with its input.
 */
@SpringBootApplication(proxyBeanMethods = false)
class BootApplication {
    public static void main(String[] arguments) throws IOException {
        try (ConfigurableApplicationContext context = SpringApplication.run(BootApplication.class, arguments)) {
            System.out.println(context.getEnvironment().getRequiredProperty("local.server.port"));
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            while (questions.readLine() != null) {
                System.out.println(versions((WebApplicationContext) context));
            }
        }
    }

    private static String versions(WebApplicationContext context) {
        return "Spring Boot " + SpringBootVersion.getVersion() + ", Spring Security "
                + SpringSecurityCoreVersion.getVersion() + ", "
                + context.getServletContext().getServerInfo();
    }
}

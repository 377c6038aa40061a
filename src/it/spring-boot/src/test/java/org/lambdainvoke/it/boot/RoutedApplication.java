package org.lambdainvoke.it.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Controllers that read requests in the ways of Spring, with a route table in front: the property {@code table}. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class RoutedApplication {
    static final String NONE = "none";

    @Bean
    FilterRegistrationBean<LambdaInvokeFilter> routes(
            @Value("${lambda-invoke.endpoint.url}") String url,
            @Value("${lambda-invoke.endpoint.aws-key}") String key,
            @Value("${lambda-invoke.endpoint.aws-secret}") String secret,
            @Value("${mode}") String mode,
            @Value("${table}") String table) {
        boolean isThere = !table.equals(NONE);
        FilterSettings settings = FilterSettings.of(Map.of(
                "endpoint_url",
                url,
                "aws_region",
                "eu-west-1",
                "aws_key",
                key,
                "aws_secret",
                secret,
                "async",
                mode,
                "routes",
                isThere ? table : "GET / unused"));
        FilterRegistrationBean<LambdaInvokeFilter> registration =
                new FilterRegistrationBean<>(new LambdaInvokeFilter(settings));
        registration.setEnabled(isThere);
        registration.addUrlPatterns("/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    @RequestMapping(
            path = "/form",
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT})
    String form(@RequestParam("a") String a, @RequestParam("b") String b) {
        return a + " and " + b;
    }

    @PostMapping("/json")
    Map<String, Object> json(@RequestBody Map<String, Object> body) {
        return body;
    }

    @PostMapping("/bytes")
    String bytes(@RequestBody byte[] body) {
        return body.length + " bytes";
    }

    @PostMapping("/upload")
    String upload(@RequestParam("file") MultipartFile file) throws IOException {
        return file.getOriginalFilename() + ": " + new String(file.getBytes(), StandardCharsets.UTF_8);
    }

    /** By a dispatch, when it has been called. */
    @RequestMapping("/later")
    Callable<String> later(@RequestParam("a") String a) {
        return () -> "later: " + a;
    }

    @GetMapping("/refused")
    String refused() {
        throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
}
